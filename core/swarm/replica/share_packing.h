// Holds in little memory: shares that the catalogue shows are numbers there, and everybody names the same ones.
#pragma once

#include "core/swarm/links/exchange/newest_values.h"
#include "core/swarm/replica/folded_log.h"

#include <cstdint>
#include <map>
#include <vector>

namespace shoal::swarm {

/// Any bytes come back as they were. Numbers are given once and never again: as many as shares were ever shown.
class SharePacking final : public ValuePacking {
public:
    explicit SharePacking(const FoldedLog& log)
        : log_{log}
    {}
    Bytes pack(const ValueName& name, Bytes bytes) override;
    Bytes unpack(const ValueName& name, ByteView packed) const override;

private:
    std::optional<std::uint32_t> numberOf(ByteView bytes);

    const FoldedLog& log_;
    std::map<ShareId, std::uint32_t> numbers_;
    std::vector<ShareId> shares_; ///< by number
};

} // namespace shoal::swarm
