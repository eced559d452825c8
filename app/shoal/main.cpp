// The command line's entry.
#include <cstdio>

int main()
{
    std::puts("shoal " SHOAL_VERSION);
    return 0;
}
