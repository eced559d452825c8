#include "core/result.h"

#include <array>
#include <cerrno>

namespace shoal {
namespace {
constexpr std::array kindNames{
    std::pair{ErrorKind::BadArgument, "bad-argument"},
    std::pair{ErrorKind::NotFound, "not-found"},
    std::pair{ErrorKind::AlreadyExists, "already-exists"},
    std::pair{ErrorKind::PermissionDenied, "permission-denied"},
    std::pair{ErrorKind::NotAFolder, "not-a-folder"},
    std::pair{ErrorKind::NotAFile, "not-a-file"},
    std::pair{ErrorKind::NameTooLong, "name-too-long"},
    std::pair{ErrorKind::FileTooLarge, "file-too-large"},
    std::pair{ErrorKind::NotUtf8, "not-utf8"},
    std::pair{ErrorKind::UnsupportedFile, "unsupported-file"},
    std::pair{ErrorKind::EmptyShare, "empty-share"},
    std::pair{ErrorKind::FileChanged, "file-changed"},
    std::pair{ErrorKind::WrongData, "wrong-data"},
    std::pair{ErrorKind::DiskFull, "disk-full"},
    std::pair{ErrorKind::NotEnoughSpace, "not-enough-space"},
    std::pair{ErrorKind::Io, "io"},
    std::pair{ErrorKind::NotATorrent, "not-a-torrent"},
    std::pair{ErrorKind::BadLink, "bad-link"},
    std::pair{ErrorKind::BadSetting, "bad-setting"},
    std::pair{ErrorKind::ProfileInUse, "profile-in-use"},
    std::pair{ErrorKind::EngineGone, "engine-gone"},
    std::pair{ErrorKind::DatabaseDamaged, "database-damaged"},
    std::pair{ErrorKind::DatabaseTooNew, "database-too-new"},
    std::pair{ErrorKind::DatabaseNotOurs, "database-not-ours"},
    std::pair{ErrorKind::DatabaseRestored, "database-restored"},
    std::pair{ErrorKind::DatabaseLost, "database-lost"},
    std::pair{ErrorKind::PortInUse, "port-in-use"},
    std::pair{ErrorKind::Network, "network"},
    std::pair{ErrorKind::BadCode, "bad-code"},
    std::pair{ErrorKind::InviteClosed, "invite-closed"},
    std::pair{ErrorKind::NoRight, "no-right"},
    std::pair{ErrorKind::NotWriting, "not-writing"},
    std::pair{ErrorKind::Cancelled, "cancelled"},
    std::pair{ErrorKind::Internal, "internal"},
};

constexpr std::array systemKinds{
    std::pair{std::errc::no_such_file_or_directory, ErrorKind::NotFound},
    std::pair{std::errc::permission_denied, ErrorKind::PermissionDenied},
    std::pair{std::errc::operation_not_permitted, ErrorKind::PermissionDenied},
    std::pair{std::errc::read_only_file_system, ErrorKind::PermissionDenied},
    std::pair{std::errc::not_a_directory, ErrorKind::NotAFolder},
    std::pair{std::errc::is_a_directory, ErrorKind::NotAFile},
    std::pair{std::errc::filename_too_long, ErrorKind::NameTooLong},
    std::pair{std::errc::file_too_large, ErrorKind::FileTooLarge},
    std::pair{std::errc::too_many_symbolic_link_levels, ErrorKind::NotFound},
    std::pair{std::errc::file_exists, ErrorKind::AlreadyExists},
    std::pair{std::errc::no_space_on_device, ErrorKind::DiskFull},
    std::pair{std::errc::address_in_use, ErrorKind::PortInUse},
};
} // namespace

const char* errorKindName(ErrorKind kind)
{
    for (const auto& [known, name] : kindNames)
        if (known == kind)
            return name;
    return "internal";
}

ErrorKind kindOf(const std::error_code& code)
{
    for (const auto& [condition, kind] : systemKinds)
        if (code == condition)
            return kind;
    // Has no std::errc: the user's share of the disk is full.
    return code == std::error_code{EDQUOT, std::generic_category()} ? ErrorKind::DiskFull : ErrorKind::Io;
}

std::error_code lastError() { return {errno, std::generic_category()}; }

tl::unexpected<Error> failWith(const std::error_code& code, std::string about)
{
    return fail(kindOf(code), std::move(about), code.message());
}

} // namespace shoal
