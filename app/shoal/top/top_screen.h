// What `shoal top` shows at one moment, laid out for a screen of any size.
#pragma once

#include "app/shoal/terminal/full_screen.h"
#include "core/engine_status.h"
#include "core/share.h"
#include "core/state/profile_lock.h"

#include <optional>
#include <string>
#include <vector>

namespace shoal::app {

/// A part of a list: rows [first, first + rows.size()).
template <class Row>
struct Window {
    std::size_t first = 0;
    Page<Row> page;
};

struct PeersView {
    std::string share; ///< its name
    Window<PeerRow> peers;
};

struct TopView {
    EngineStatus status;
    std::optional<ProfileHolder> servedBy = {};
    Window<ShareRow> shares;
    std::size_t cursor = 0; ///< within the whole list
    ShareSort sort;
    std::string filter;    ///< what names must hold
    bool isTyping = false; ///< the filter
    std::string message;
    std::optional<PeersView> peers; ///< in place of the shares
};

/// Rows of a list that a screen has room for; at least one.
std::size_t listRows(ScreenSize size);
/// As many lines as the screen has rows, none wider than it. Header, titles and the bottom line go in this order when
/// there is no room for them, and less important columns before the name gets short.
std::vector<ScreenLine> topScreen(const TopView& view, ScreenSize size);
/// What `s` goes through.
const std::vector<ShareColumn>& sortColumns();

} // namespace shoal::app
