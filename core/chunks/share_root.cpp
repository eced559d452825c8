#include "core/chunks/share_root.h"

#include "core/chunks/utf8.h"

#include <algorithm>
#include <system_error>

namespace shoal {
namespace fs = std::filesystem;
namespace {
Result<fs::path> withoutLinks(const fs::path& path, const fs::path& asked)
{
    std::error_code error;
    auto real = fs::canonical(path.empty() ? fs::path{"."} : path, error);
    if (error)
        return failWith(error, printable(asked.native()));
    return real;
}

/// The last element is kept as it was typed (a link keeps its own name); "." and ".." become the folder's real name.
Result<RootEntry> resolveEntry(const fs::path& asked)
{
    if (asked.empty())
        return fail(ErrorKind::BadArgument, "path", "it is empty");
    auto path = asked;
    if (!path.has_filename())
        path = path.parent_path();
    const auto leaf = path.filename();
    if (leaf.empty() || leaf == "." || leaf == "..") {
        const auto real = withoutLinks(path, asked);
        if (!real)
            return fail(real.error());
        return RootEntry{real->filename().native(), real->parent_path()};
    }
    const auto parent = withoutLinks(path.parent_path(), asked);
    if (!parent)
        return fail(parent.error());
    return RootEntry{leaf.native(), *parent};
}

fs::path commonAncestor(const std::vector<RootEntry>& entries)
{
    auto common = entries.front().parent;
    for (const auto& entry : entries) {
        const auto split = std::mismatch(common.begin(), common.end(), entry.parent.begin(), entry.parent.end()).first;
        fs::path shorter;
        for (auto element = common.begin(); element != split; ++element)
            shorter /= *element;
        common = shorter;
    }
    return common;
}

/// Why a share can't be called so; empty if it can.
std::string whyBadName(const std::string& name)
{
    if (name.empty())
        return "these paths have no name in common: give one";
    if (name == "." || name == ".." || name.find('/') != std::string::npos || name.find('\0') != std::string::npos)
        return "a name is one path element";
    if (name.size() > 255)
        return "it is longer than 255 bytes";
    return isUtf8(name) ? "" : "it is not UTF-8";
}

Result<ShareRoot> named(ShareRoot root, const std::string& ownName, const fs::path& ownPath, const std::string& name)
{
    root.name = name.empty() ? ownName : name;
    if (name.empty() && !isUtf8(ownName))
        return fail(ErrorKind::NotUtf8, printable(ownPath.native()));
    if (const auto reason = whyBadName(root.name); !reason.empty())
        return fail(ErrorKind::BadArgument, "name", reason);
    return root;
}
} // namespace

Result<ShareRoot> resolveRoot(const std::vector<fs::path>& paths, const std::string& name)
{
    if (paths.empty())
        return fail(ErrorKind::BadArgument, "path", "there is none");
    ShareRoot root;
    for (const auto& path : paths) {
        auto entry = resolveEntry(path);
        if (!entry)
            return fail(entry.error());
        root.entries.push_back(std::move(*entry));
    }
    if (root.entries.size() == 1) {
        const auto only = root.entries.front();
        root.folder = only.parent;
        return named(std::move(root), only.name, only.location(), name);
    }
    std::sort(root.entries.begin(), root.entries.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    const auto twin = std::adjacent_find(root.entries.begin(), root.entries.end(),
                                         [](const auto& a, const auto& b) { return a.name == b.name; });
    if (twin != root.entries.end())
        return fail(ErrorKind::BadArgument, "path", "two of them are called " + printable(twin->name));
    const auto ancestor = commonAncestor(root.entries);
    root.folder = ancestor.parent_path();
    return named(std::move(root), ancestor.filename().native(), ancestor, name);
}

} // namespace shoal
