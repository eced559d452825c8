// What `shoal share` was asked for, checked before any byte is read.
#pragma once

#include "app/shoal/cli/arguments.h"
#include "core/chunks/create.h"
#include "core/result.h"

#include <filesystem>
#include <optional>
#include <string_view>
#include <variant>

namespace shoal::app {

/// Errors: BadArgument (about = the option).
Result<CreateRequest> createRequest(const ShareArguments& arguments);

/// That a new file can be made there, so that a long reading isn't wasted. Errors: AlreadyExists, NotFound (its
/// folder), PermissionDenied.
Result<std::monostate> checkNewFile(const std::filesystem::path& file);
enum class ReadableBy { Others, OwnerAlone };
/// Whole or not at all; never over another file. Errors: AlreadyExists and what the disk says.
Result<std::monostate> writeNewFile(const std::filesystem::path& file, std::string_view bytes,
                                    ReadableBy readers = ReadableBy::Others);

} // namespace shoal::app
