// How Shoal says that something failed: a value or an Error, never an exception across a folder.
#pragma once

#include <string>
#include <system_error>
#include <tl/expected.hpp>
#include <utility>

namespace shoal {

/// What went wrong, as a kind that decides what happens next. Each kind has a stable name (`errorKindName`) that
/// appears in `--json` output; faces word and translate by kind.
enum class ErrorKind {
    BadArgument,      ///< a value that cannot be used: about = the value's name, reason = why
    NotFound,         ///< a file, share or key that is not there
    AlreadyExists,    ///< something stands where a new thing should go
    PermissionDenied, ///< the system refuses access
    NotAFolder,       ///< a file stands where a folder must be
    NotAFile,         ///< a folder stands where a file must be
    NameTooLong,      ///< a name or path is longer than the file system can hold
    FileTooLarge,     ///< a file is larger than the file system can hold
    NotUtf8,          ///< a file name that BitTorrent cannot carry
    UnsupportedFile,  ///< a socket, device or pipe that was asked for by name
    EmptyShare,       ///< nothing to share: no file with a byte in it
    FileChanged,      ///< a file changed while it was read
    WrongData,        ///< a file that was believed doesn't hold what its torrent says
    DiskFull,         ///< no space left: about = where
    NotEnoughSpace,   ///< it would not fit: about = where, reason = needed and free
    Io,               ///< any other failure of reading or writing
    NotATorrent,      ///< bytes that are not a torrent file
    BadLink,          ///< text that is not a magnet link or info-hash
    BadSetting,       ///< a settings key, type or range that is wrong
    ProfileInUse,     ///< another process holds the profile
    EngineGone,       ///< the process that holds the profile does not answer, or has gone
    DatabaseDamaged,  ///< the profile's database cannot be read
    DatabaseTooNew,   ///< the profile was written by a newer Shoal
    DatabaseNotOurs,  ///< another program's database stands where the profile's should
    DatabaseRestored, ///< a warning: the database was damaged, and a backup has taken its place
    DatabaseLost,     ///< a warning: it was damaged, there was no backup, the list of shares starts empty
    PortInUse,        ///< none of the wanted addresses could be listened on
    Network,          ///< any other failure of the network
    BadCode,          ///< text that is no invite's code: reason = what is wrong with it
    InviteClosed,     ///< the code is in order and lets this device in no more: reason = why
    NoRight,          ///< a private swarm's member may not do this: about = the swarm, reason = what it takes
    NotWriting,       ///< this device writes into no swarm's log until a doubt is settled: reason = what it waits for
    Cancelled,        ///< the user stopped it
    Internal,         ///< a defect of ours
};

/// The stable lower-case name of a kind, for example "permission-denied".
const char* errorKindName(ErrorKind kind);

/// A failure: the kind decides, `about` names the file, key or peer, `reason` is the system's or the decoder's own
/// short text (may be empty).
struct Error {
    ErrorKind kind = ErrorKind::Internal;
    std::string about;
    std::string reason;
    std::string advice = {}; ///< what to do, where what fits most errors of the kind does not fit this one

    bool operator==(const Error&) const = default;
};

template <class T>
using Result = tl::expected<T, Error>;

/// The only maker of errors.
inline tl::unexpected<Error> fail(Error error) { return tl::unexpected<Error>(std::move(error)); }
inline tl::unexpected<Error> fail(ErrorKind kind, std::string about = {}, std::string reason = {})
{
    return fail(Error{kind, std::move(about), std::move(reason)});
}

/// The kind for what the system said: ENOENT is NotFound, EACCES PermissionDenied, ENOSPC DiskFull, and so on;
/// Io where nothing fits better.
ErrorKind kindOf(const std::error_code& code);

/// What the system call that failed last on this thread said (errno).
std::error_code lastError();

/// A failed system call: about = the file, reason = the system's text.
tl::unexpected<Error> failWith(const std::error_code& code, std::string about);

} // namespace shoal
