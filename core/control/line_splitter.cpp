#include "core/control/line_splitter.h"

namespace shoal::control {

LineSplitter::LineSplitter(std::size_t longest)
    : longest_{longest}
{}

bool LineSplitter::append(std::string_view bytes)
{
    const std::size_t room = longest_ + 1; // the "\r" of its end
    isTooLong_ = isTooLong_ || bytes.size() > room - open_.size();
    if (!isTooLong_)
        open_ += bytes;
    return !isTooLong_;
}

bool LineSplitter::feed(std::string_view bytes, const std::function<void(std::string_view)>& take)
{
    for (auto end = bytes.find('\n'); end != std::string_view::npos; end = bytes.find('\n')) {
        if (!append(bytes.substr(0, end)))
            return false;
        bytes.remove_prefix(end + 1);
        if (open_.ends_with('\r'))
            open_.pop_back();
        isTooLong_ = open_.size() > longest_;
        if (isTooLong_)
            return false;
        take(open_);
        open_.clear();
    }
    return append(bytes);
}

} // namespace shoal::control
