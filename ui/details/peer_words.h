// What a connected peer is and does, in letters and in words.
#pragma once

#include "core/share.h"

#include <QString>

namespace shoal::ui {

/// "PEC": a letter for each thing that holds.
QString peerLetters(const PeerRow& peer);
/// What the letters mean: "uTP, encrypted, it makes us wait"; or a line each, with its letter.
QString peerFlagWords(const PeerRow& peer);
QString peerFlagLines(const PeerRow& peer);

/// "DE, Germany"; nothing for what is no country.
QString countryText(const std::string& code);
/// "1.2.3.4" of "1.2.3.4:6881".
std::string hostOf(const std::string& address);
/// "1.2.3.4:6881" or "[::1]:6881".
bool isPeerAddress(const QString& text);

} // namespace shoal::ui
