// Where SQLite's exceptions become our errors. For the .cpp files of core/state/ alone.
#pragma once

#include "core/result.h"

#include <SQLiteCpp/Exception.h>
#include <filesystem>
#include <type_traits>

namespace shoal {

/// For people; SQLite's own account of damage speaks of its code.
inline constexpr auto brokenStructure = "its structure is broken";

Error errorOf(const SQLite::Exception& exception, const std::filesystem::path& file);

/// Runs work on the database in `file`; what it throws becomes the error. The work may return a value or a Result.
template <class Work>
auto sqliteCall(const std::filesystem::path& file, Work work)
{
    using Value = std::invoke_result_t<Work>;
    if constexpr (requires { work().error(); }) {
        try {
            return work();
        } catch (const SQLite::Exception& exception) {
            return Value{fail(errorOf(exception, file))};
        }
    } else {
        try {
            if constexpr (std::is_void_v<Value>) {
                work();
                return Result<void>{};
            } else {
                return Result<Value>{work()};
            }
        } catch (const SQLite::Exception& exception) {
            return Result<Value>{fail(errorOf(exception, file))};
        }
    }
}

} // namespace shoal
