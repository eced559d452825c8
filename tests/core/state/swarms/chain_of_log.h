// The own entries of a device that wrote all of a log.
#pragma once

#include "core/swarm/keeping/write_permit.h"
#include "core/swarm/log/log.h"

namespace shoal::swarm {

class ChainOfLog : public OwnChain {
public:
    explicit ChainOfLog(const Log& log)
        : log_{&log}
    {}
    bool holds(const EntryId& entry) const override { return log_->at(entry).has_value(); }
    std::uint64_t length() const override { return log_->size(); }

private:
    const Log* log_;
};

} // namespace shoal::swarm
