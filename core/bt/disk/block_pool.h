// Memory for blocks of 16 KiB, on the way from peer to disk and back.
#pragma once

#include <libtorrent/disk_buffer_holder.hpp>

#include <cstddef>
#include <mutex>

namespace shoal::bt {

constexpr int blockBytes = 16 * 1024; ///< BEP 3's and BEP 52's block

/// Keeps blocks in slabs of 1 MiB, the last used given out first: warm in the processor's cache, and no page faults
/// once a transfer runs. Empty slabs beyond 64 go back to the system, and all of them when nothing happens. Any thread.
// libtorrent's interface has a protected destructor: nobody can delete a pool by it.
// NOLINTNEXTLINE(cppcoreguidelines-virtual-class-destructor)
class BlockPool final : public lt::buffer_allocator_interface {
public:
    BlockPool() = default;
    BlockPool(const BlockPool&) = delete;
    BlockPool& operator=(const BlockPool&) = delete;
    ~BlockPool();

    /// 16 KiB; null when the system has no memory.
    char* allocate();
    void free(char* block);
    /// libtorrent gives back what it was handed for sending.
    void free_disk_buffer(char* block) override { free(block); }

    /// Nothing has been asked for in a while: until something is, the pool keeps no empty slab.
    void rest();

    std::size_t inUse() const;    ///< blocks
    std::size_t resident() const; ///< bytes held from the system

private:
    struct FreeBlock;
    struct Slab;
    Slab* withRoom();
    void release(Slab* slab);
    static void unlink(Slab*& list, Slab* slab);
    static void link(Slab*& list, Slab* slab);

    mutable std::mutex mutex_;
    Slab* partial_ = nullptr; // some blocks free
    Slab* empty_ = nullptr;   // all blocks free
    std::size_t empties_ = 0;
    std::size_t slabs_ = 0;
    std::size_t inUse_ = 0;
    bool isAtRest_ = false;
};

} // namespace shoal::bt
