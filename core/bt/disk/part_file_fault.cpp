#include "core/bt/disk/part_file_fault.h"

#include <string>

namespace shoal::bt {
namespace {

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wnon-virtual-dtor" // Boost's base class is never deleted through a pointer
// NOLINTNEXTLINE(cppcoreguidelines-virtual-class-destructor): as above
class FaultCategory final : public boost::system::error_category {
public:
    const char* name() const noexcept override { return "part file"; }
    std::string message(int fault) const override
    {
        switch (static_cast<PartFileFault>(fault)) {
        case PartFileFault::NotOurs: return "it is no part file of Shoal's";
        case PartFileFault::OtherVersion: return "a newer Shoal made it";
        case PartFileFault::OtherShape: return "it is the part file of a torrent with other pieces";
        case PartFileFault::Damaged: return "it is damaged";
        }
        return "unknown fault";
    }
};
#pragma GCC diagnostic pop

const FaultCategory& faultCategory()
{
    static const FaultCategory category;
    return category;
}

} // namespace

lt::error_code make_error_code(PartFileFault fault) { return {static_cast<int>(fault), faultCategory()}; }

const char* partFileAdvice(const lt::error_code& code)
{
    if (code.category() != faultCategory())
        return nullptr;
    if (code == make_error_code(PartFileFault::OtherVersion))
        return "Use that Shoal, or move the file away to fetch again what was in it";
    return "Move it away, and what belongs in it is fetched again";
}

} // namespace shoal::bt
