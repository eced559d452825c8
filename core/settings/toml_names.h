// Names of toml++, whose own header is slow to compile.
#pragma once

namespace toml {
inline namespace v3 {
class node;
class table;
} // namespace v3
} // namespace toml
