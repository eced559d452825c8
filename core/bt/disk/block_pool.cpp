#include "core/bt/disk/block_pool.h"

#include <cassert>
#include <cstdint>
#include <cstdlib>
#include <new>

#include <sys/mman.h>

namespace shoal::bt {
namespace {

constexpr std::size_t slabBytes = 1024 * 1024;
constexpr std::size_t blocksInSlab = slabBytes / blockBytes - 1; // the first one's place holds the header
// As many as the blocks that aren't written yet take at most: fetching a page from the system costs more than copying
// into it, and that store fills and empties many times a second.
constexpr std::size_t emptiesKept = 64;

} // namespace

struct BlockPool::FreeBlock {
    FreeBlock* next;
};

/// Lies at the slab's own beginning, and the slab at a multiple of its size: a block's address tells its slab.
struct BlockPool::Slab {
    Slab* next = nullptr;
    Slab* previous = nullptr;
    FreeBlock* free = nullptr; // used before, the last one first
    std::size_t untouched = 0; // blocks never given out start behind this many
    std::size_t used = 0;

    char* at(std::size_t index) { return reinterpret_cast<char*>(this) + (index + 1) * blockBytes; }
    static Slab* of(char* block)
    {
        return reinterpret_cast<Slab*>(reinterpret_cast<std::uintptr_t>(block) & ~(slabBytes - 1));
    }
};

BlockPool::~BlockPool()
{
    // What libtorrent still holds belongs to messages that are never sent; its holders are gone before the session.
    for (auto** list : {&partial_, &empty_})
        while (*list) {
            auto* slab = *list;
            unlink(*list, slab);
            ::munmap(slab, slabBytes);
        }
}

char* BlockPool::allocate()
{
    const std::lock_guard lock{mutex_};
    isAtRest_ = false;
    auto* slab = withRoom();
    if (!slab)
        return nullptr;
    char* block = nullptr;
    if (slab->free) {
        block = reinterpret_cast<char*>(slab->free);
        slab->free = slab->free->next;
    } else {
        block = slab->at(slab->untouched++);
    }
    if (++slab->used == blocksInSlab)
        unlink(partial_, slab);
    ++inUse_;
    return block;
}

void BlockPool::free(char* block)
{
    const std::lock_guard lock{mutex_};
    auto* slab = Slab::of(block);
    assert(slab->used > 0);
    slab->free = new (block) FreeBlock{slab->free};
    --inUse_;
    if (slab->used-- == blocksInSlab)
        link(partial_, slab);
    if (slab->used == 0) {
        unlink(partial_, slab);
        link(empty_, slab);
        ++empties_;
    }
    while (empties_ > (isAtRest_ ? 0 : emptiesKept))
        release(empty_);
}

void BlockPool::rest()
{
    const std::lock_guard lock{mutex_};
    isAtRest_ = true;
    while (empties_ > 0)
        release(empty_);
}

std::size_t BlockPool::inUse() const
{
    const std::lock_guard lock{mutex_};
    return inUse_;
}

std::size_t BlockPool::resident() const
{
    const std::lock_guard lock{mutex_};
    return slabs_ * slabBytes;
}

BlockPool::Slab* BlockPool::withRoom()
{
    if (partial_)
        return partial_;
    if (auto* slab = empty_) {
        unlink(empty_, slab);
        --empties_;
        link(partial_, slab);
        return slab;
    }
    // Twice the room, and then the ends cut off, gives one that lies at a multiple of its size.
    void* room = ::mmap(nullptr, 2 * slabBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (room == MAP_FAILED)
        return nullptr;
    const auto begin = reinterpret_cast<std::uintptr_t>(room);
    const auto aligned = (begin + slabBytes - 1) & ~(slabBytes - 1);
    if (aligned > begin)
        ::munmap(room, aligned - begin);
    if (const auto end = begin + 2 * slabBytes; aligned + slabBytes < end)
        ::munmap(reinterpret_cast<void*>(aligned + slabBytes), end - aligned - slabBytes);
    auto* slab = new (reinterpret_cast<void*>(aligned)) Slab;
    ++slabs_;
    link(partial_, slab);
    return slab;
}

void BlockPool::release(Slab* slab)
{
    unlink(empty_, slab);
    --empties_;
    --slabs_;
    ::munmap(slab, slabBytes);
}

void BlockPool::unlink(Slab*& list, Slab* slab)
{
    if (slab->previous)
        slab->previous->next = slab->next;
    else
        list = slab->next;
    if (slab->next)
        slab->next->previous = slab->previous;
    slab->next = slab->previous = nullptr;
}

void BlockPool::link(Slab*& list, Slab* slab)
{
    slab->previous = nullptr;
    slab->next = list;
    if (list)
        list->previous = slab;
    list = slab;
}

} // namespace shoal::bt
