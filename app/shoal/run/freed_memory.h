// What becomes of memory that the program has freed.
#pragma once

namespace shoal::app {

/// From now on much of it goes back to the system. Of its own accord glibc keeps up to twice the largest block that was
/// ever freed, in each thread's pool: a list of ten thousand shares makes that megabytes a thread, for good.
void giveFreedMemoryBack();

/// Gives back what lies free between blocks that are in use. Takes milliseconds; any thread.
void giveFreePagesBack();

} // namespace shoal::app
