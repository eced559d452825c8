// One fault a call, for the sanitizers to catch. Only built under them.
#include <climits>
#include <cstdio>
#include <cstring>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <thread>

namespace {

// Opaque to the compiler, which would see through the faults.
int opaque(int value)
{
    volatile int hidden = value;
    return hidden;
}

void useAfterFree()
{
    auto owner = std::make_unique<int>(1);
    int* const borrowed = owner.get();
    owner.reset();
    std::printf("%d\n", *borrowed);
}

void writeBehindTheEnd()
{
    const std::unique_ptr<char[]> bytes{new char[4]};
    bytes[static_cast<std::size_t>(opaque(4))] = 1;
    std::printf("%d\n", bytes[0]);
}

void leak()
{
    // Volatile, or the compiler leaves it out; many, as one may still lie in a register at the end.
    static int* volatile lost = nullptr;
    for (int i = 0; i < 100; ++i)
        lost = new int[16];
    lost = nullptr;
}

void signedOverflow() { std::printf("%d\n", opaque(INT_MAX) + opaque(1)); }

void dataRace()
{
    int shared = 0;
    std::thread other{[&shared] { shared = opaque(1); }};
    shared = opaque(2);
    other.join();
    std::printf("%d\n", shared);
}

} // namespace

int main(int count, char** arguments)
{
    const std::map<std::string, std::function<void()>> faults{
        {"use-after-free", useAfterFree},
        {"write-behind-the-end", writeBehindTheEnd},
        {"leak", leak},
        {"signed-overflow", signedOverflow},
        {"data-race", dataRace},
    };
    if (count == 2)
        faults.at(arguments[1])();
    return 0;
}
