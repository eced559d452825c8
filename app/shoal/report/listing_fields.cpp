#include "app/shoal/report/listing_fields.h"

#include "app/shoal/terminal/text.h"

namespace shoal::app {
namespace {
constexpr std::size_t labelColumns = 14;
}

void addField(std::string& text, const char* label, const std::string& value)
{
    if (!value.empty())
        text += padded(label, labelColumns) + printable(value) + "\n";
}

void addHashFields(std::string& text, const InfoHashes& hashes)
{
    if (hashes.v1)
        addField(text, "Hash v1", toHex(hashes.v1->bytes));
    if (hashes.v2)
        addField(text, "Hash v2", toHex(hashes.v2->bytes));
}

} // namespace shoal::app
