// How the tests' own programs say that a system call failed.
#pragma once

#include <cerrno>
#include <string>
#include <system_error>

namespace shoal::test {

/// Throws errno as it stands, with `what` was tried.
[[noreturn]] inline void throwErrno(const std::string& what)
{
    throw std::system_error{errno, std::generic_category(), what};
}

} // namespace shoal::test
