// The peers of a share as a table, told apart by their addresses.
#pragma once

#include "ui/details/keyed_table.h"

#include "core/share.h"

#include <functional>
#include <string>

namespace shoal::ui {

struct PeerLine {
    PeerRow peer;
    QString country;
};

class PeerModel : public KeyedTable<PeerLine> {
    Q_OBJECT
public:
    /// `countryOf` an address without its port, as Surroundings know it.
    explicit PeerModel(std::function<std::string(const std::string&)> countryOf, QObject* parent = nullptr);

    void takePeers(const std::vector<PeerRow>& peers);

    static constexpr int progressColumn = 3;
    static constexpr int flagsColumn = 8;

protected:
    QString keyOf(const PeerLine& line) const override;
    QVariant more(const PeerLine& line, int column, int role) const override;

private:
    std::function<std::string(const std::string&)> countryOf_;
};

} // namespace shoal::ui
