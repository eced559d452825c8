// What is dropped on a window, or pasted into it: files to share, torrent files or a link to receive.
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

#include <filesystem>
#include <vector>

class QDropEvent;
class QMimeData;
class QWidget;

namespace shoal::ui {

struct Drop {
    std::vector<std::filesystem::path> share;        ///< become one share
    std::vector<std::filesystem::path> torrentFiles; ///< one to receive each
    QStringList links;                               ///< likewise; they may turn out to be none that can be used

    bool isEmpty() const { return share.empty() && torrentFiles.empty() && links.isEmpty(); }
};

/// Doesn't touch the disk: whether a path is there, and what, was not looked at.
Drop readDrop(const QMimeData& data);
/// Reads no more of it than it takes to know.
bool canBeDropped(const QMimeData& data);
/// Whether a text is worth being taken for a link: a magnet link, a bare info-hash, or any address.
bool looksLikeLink(const QString& text);
/// What letting go would do: "Share 3 items". Empty for nothing.
QString wordsFor(const Drop& drop);

/// Takes drops on a widget, which it lives and dies with.
class DropTarget : public QObject {
    Q_OBJECT
public:
    explicit DropTarget(QWidget& widget);
    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    /// Something hangs over the widget; what letting go would do. Empty: it has gone, or was let go.
    void hovered(const QString& words);
    void shareRequested(const std::vector<std::filesystem::path>& paths);
    void torrentFileRequested(const std::filesystem::path& file);
    void receiveRequested(const QString& text);

private:
    bool enter(QDropEvent& event);
    void let(const Drop& drop);

    bool isWelcome_ = false; ///< what hangs over it
};

} // namespace shoal::ui
