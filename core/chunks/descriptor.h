// A file descriptor that is closed with the object.
#pragma once

#include <unistd.h>
#include <utility>

namespace shoal {

class Descriptor {
public:
    /// Takes it over; -1 is none.
    explicit Descriptor(int number = -1)
        : number_{number}
    {}
    Descriptor(Descriptor&& other) noexcept
        : number_{std::exchange(other.number_, -1)}
    {}
    Descriptor& operator=(Descriptor&& other) noexcept
    {
        std::swap(number_, other.number_);
        return *this;
    }
    ~Descriptor()
    {
        if (number_ >= 0)
            ::close(number_);
    }

    int number() const { return number_; }
    bool isOpen() const { return number_ >= 0; }

private:
    int number_;
};

} // namespace shoal
