#include "ui/preferences/setting_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace shoal::ui {
namespace {
struct SettingTexts {
    Q_DECLARE_TR_FUNCTIONS(SettingTexts)
};

struct TextsOfSetting {
    const char* key;
    const char* title;
    const char* help;
    const char* expected = QT_TRANSLATE_NOOP("SettingTexts", "Choose one of the two.");
    const char* zero = "";
};

constexpr std::array settingTexts{
    TextsOfSetting{
        "network.listen", QT_TRANSLATE_NOOP("SettingTexts", "&Addresses for other peers"),
        QT_TRANSLATE_NOOP("SettingTexts", "Where other peers connect to. Port 0 picks one and keeps it."),
        QT_TRANSLATE_NOOP("SettingTexts", "Each must be ADDRESS:PORT or [ADDRESS]:PORT, and at least one is needed.")},
    TextsOfSetting{"network.lan", QT_TRANSLATE_NOOP("SettingTexts", "Find peers &nearby"),
                   QT_TRANSLATE_NOOP("SettingTexts", "Asks in the local network, by multicast.")},
    TextsOfSetting{"network.port_mapping", QT_TRANSLATE_NOOP("SettingTexts", "Ask the &router to let peers in"),
                   QT_TRANSLATE_NOOP("SettingTexts", "By UPnP and NAT-PMP, so that peers can connect from outside.")},
    TextsOfSetting{"network.utp", QT_TRANSLATE_NOOP("SettingTexts", "Use &uTP beside TCP"),
                   QT_TRANSLATE_NOOP("SettingTexts", "It gives way to other traffic, and gets through more routers.")},
    TextsOfSetting{"network.max_connections", QT_TRANSLATE_NOOP("SettingTexts", "&Peers connected at once"),
                   QT_TRANSLATE_NOOP("SettingTexts", "Over all shares."),
                   QT_TRANSLATE_NOOP("SettingTexts", "It must be a number from 2 to 65000.")},
    TextsOfSetting{"limits.download", QT_TRANSLATE_NOOP("SettingTexts", "&Receive at most"),
                   QT_TRANSLATE_NOOP("SettingTexts", "Over all shares. A share can have a limit of its own besides."),
                   QT_TRANSLATE_NOOP("SettingTexts", "It must be less than 2 GiB in a second.")},
    TextsOfSetting{"limits.upload", QT_TRANSLATE_NOOP("SettingTexts", "&Send at most"),
                   QT_TRANSLATE_NOOP("SettingTexts", "Over all shares. A share can have a limit of its own besides."),
                   QT_TRANSLATE_NOOP("SettingTexts", "It must be less than 2 GiB in a second.")},
    TextsOfSetting{"upload.slots", QT_TRANSLATE_NOOP("SettingTexts", "&Peers served at once"),
                   QT_TRANSLATE_NOOP("SettingTexts", "Over all shares. With 0 nothing is sent to anybody."),
                   QT_TRANSLATE_NOOP("SettingTexts", "It must be a number from 0 to 10000."),
                   QT_TRANSLATE_NOOP("SettingTexts", "0 (nobody)")},
    TextsOfSetting{"dht.enabled", QT_TRANSLATE_NOOP("SettingTexts", "Find peers over the D&HT"),
                   QT_TRANSLATE_NOOP("SettingTexts",
                                     "The network of all peers, without any server. Without it only "
                                     "trackers, links and the local network name peers.")},
    TextsOfSetting{"dht.bootstrap", QT_TRANSLATE_NOOP("SettingTexts", "Nodes to ask &first"),
                   QT_TRANSLATE_NOOP("SettingTexts", "While no other node of the DHT is known."),
                   QT_TRANSLATE_NOOP("SettingTexts", "Each must be HOST:PORT, and its port not 0.")},
    TextsOfSetting{"dht.closed_network", QT_TRANSLATE_NOOP("SettingTexts", "Stay in a &network of one's own"),
                   QT_TRANSLATE_NOOP("SettingTexts",
                                     "No public nodes, no multicast, no port mapping; private and loopback addresses "
                                     "are allowed in the DHT.")},
    TextsOfSetting{"storage.folder", QT_TRANSLATE_NOOP("SettingTexts", "&Folder for downloads"),
                   QT_TRANSLATE_NOOP("SettingTexts",
                                     "Each download can have another. Leave it empty for the downloads "
                                     "folder of your system."),
                   QT_TRANSLATE_NOOP("SettingTexts", "It must be a whole path that starts with /, or empty.")},
    TextsOfSetting{"storage.preallocate", QT_TRANSLATE_NOOP("SettingTexts", "&Take a file's whole room at once"),
                   QT_TRANSLATE_NOOP("SettingTexts",
                                     "The disk can't run out meanwhile, and the file lies in one piece. Otherwise a "
                                     "file grows as it comes.")},
    TextsOfSetting{"hashing.threads", QT_TRANSLATE_NOOP("SettingTexts", "&Threads that read and hash"),
                   QT_TRANSLATE_NOOP("SettingTexts", "When files are shared or checked."),
                   QT_TRANSLATE_NOOP("SettingTexts", "It must be a number from 0 to 1024."),
                   QT_TRANSLATE_NOOP("SettingTexts", "One for each core")},
    TextsOfSetting{
        "swarms.port", QT_TRANSLATE_NOOP("SettingTexts", "&Port of private swarms"),
        QT_TRANSLATE_NOOP("SettingTexts", "At the addresses for other peers. Port 0 picks one and keeps it."),
        QT_TRANSLATE_NOOP("SettingTexts", "It must be a number from 0 to 65535."),
        QT_TRANSLATE_NOOP("SettingTexts", "0 (picks one)")},
};

struct TextsOfSection {
    const char* section;
    const char* title;
};
constexpr std::array sectionTexts{
    TextsOfSection{"desktop", QT_TRANSLATE_NOOP("SettingTexts", "Desktop")},
    TextsOfSection{"network", QT_TRANSLATE_NOOP("SettingTexts", "Network")},
    TextsOfSection{"limits", QT_TRANSLATE_NOOP("SettingTexts", "Speed limits")},
    TextsOfSection{"upload", QT_TRANSLATE_NOOP("SettingTexts", "Sending")},
    TextsOfSection{"dht", QT_TRANSLATE_NOOP("SettingTexts", "Finding peers")},
    TextsOfSection{"storage", QT_TRANSLATE_NOOP("SettingTexts", "Downloads and disk")},
    TextsOfSection{"hashing", QT_TRANSLATE_NOOP("SettingTexts", "Hashing")},
    TextsOfSection{"swarms", QT_TRANSLATE_NOOP("SettingTexts", "Private swarms")},
};

QString settingText(const char* english) { return *english == '\0' ? QString{} : SettingTexts::tr(english); }
} // namespace

std::optional<SettingWords> wordsForSetting(const std::string& key)
{
    const auto found = std::ranges::find_if(settingTexts, [&](const auto& texts) { return key == texts.key; });
    if (found == settingTexts.end())
        return std::nullopt;
    return SettingWords{settingText(found->title), settingText(found->help), settingText(found->expected),
                        settingText(found->zero)};
}

std::string sectionOfKey(const std::string& key) { return key.substr(0, key.find('.')); }

std::optional<QString> wordsForSection(const std::string& section)
{
    const auto found = std::ranges::find_if(sectionTexts, [&](const auto& texts) { return section == texts.section; });
    if (found == sectionTexts.end())
        return std::nullopt;
    return settingText(found->title);
}

} // namespace shoal::ui
