// Many small writes that become one commit: a commit waits for the disk, and ten thousand of them for minutes.
#pragma once

#include "core/state/store.h"

#include <functional>
#include <memory>
#include <vector>

namespace shoal {

/// While one group is on its way to the disk, the next gathers; a write that comes alone doesn't wait. Used on the
/// engine's thread. What is still gathering when it goes is written, and not answered.
class GroupedWrites {
public:
    /// One write of the group. Its calls may not wait for another write.
    struct Write {
        /// On the store's thread. An error undoes this write alone. Called again where a full disk undid the group.
        std::function<Result<void>(StoreParts&)> work;
        /// On the store's thread, once the disk has it; may be empty.
        std::function<Result<void>(StoreParts&)> afterwards;
        /// At home: how it went.
        std::function<void(const Result<void>&)> then;
    };

    explicit GroupedWrites(Store& store);
    ~GroupedWrites();
    GroupedWrites(const GroupedWrites&) = delete;
    GroupedWrites& operator=(const GroupedWrites&) = delete;

    void add(Write write);

private:
    struct Gathering;
    std::shared_ptr<Gathering> gathering_;
};

} // namespace shoal
