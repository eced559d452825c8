#include "ui/system/icons.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

// Resources of a static library are not there until somebody asks for them; this can't be done within a namespace.
static void takeIconsIn() { Q_INIT_RESOURCE(icons); }

namespace shoal::ui {
namespace {
QString iconFile(const QString& name)
{
    static const bool isTakenIn = (takeIconsIn(), true);
    Q_UNUSED(isTakenIn)
    return QStringLiteral(":/icons/%1.svg").arg(name);
}

QColor colourOf(QIcon::Mode mode)
{
    const auto palette = QGuiApplication::palette();
    switch (mode) {
    case QIcon::Disabled: return palette.color(QPalette::Disabled, QPalette::WindowText);
    case QIcon::Selected: return palette.color(QPalette::Active, QPalette::HighlightedText);
    default: return palette.color(QPalette::Active, QPalette::WindowText);
    }
}

/// Draws with the colour of the moment; a drawing has no colours of its own.
class TintedDrawing final : public QIconEngine {
public:
    explicit TintedDrawing(QString name)
        : name_{std::move(name)}
    {}

    QIconEngine* clone() const override { return new TintedDrawing{*this}; }
    QString key() const override { return QStringLiteral("shoal"); }
    QString iconName() override { return name_; }

    void paint(QPainter* painter, const QRect& place, QIcon::Mode mode, QIcon::State /*state*/) override
    {
        const auto ratio = painter->device()->devicePixelRatioF();
        auto drawn = inPixels(place.size() * ratio, mode);
        drawn.setDevicePixelRatio(ratio);
        painter->drawPixmap(place, drawn);
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State /*state*/) override
    {
        return inPixels(size, mode);
    }

private:
    QPixmap inPixels(const QSize& size, QIcon::Mode mode) const
    {
        const auto colour = colourOf(mode);
        const auto cached = QStringLiteral("shoal-%1-%2x%3-%4")
                                .arg(name_, QString::number(size.width()), QString::number(size.height()),
                                     colour.name(QColor::HexArgb));
        QPixmap pixmap;
        if (QPixmapCache::find(cached, &pixmap))
            return pixmap;
        pixmap = QPixmap{size};
        pixmap.fill(Qt::transparent);
        if (QSvgRenderer drawing{iconFile(name_)}; drawing.isValid()) {
            drawing.setAspectRatioMode(Qt::KeepAspectRatio);
            QPainter painter{&pixmap};
            drawing.render(&painter);
            painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
            painter.fillRect(pixmap.rect(), colour);
        }
        QPixmapCache::insert(cached, pixmap);
        return pixmap;
    }

    QString name_;
};
} // namespace

QIcon icon(const QString& name) { return QFile::exists(iconFile(name)) ? QIcon{new TintedDrawing{name}} : QIcon{}; }

QIcon applicationIcon() { return QIcon{iconFile(QStringLiteral("shoal"))}; }

QStringList iconNames()
{
    QStringList names;
    const QFileInfo any{iconFile(QStringLiteral("*"))};
    for (const auto& file : any.dir().entryList({any.fileName()}, QDir::Files, QDir::Name))
        if (!file.startsWith(QLatin1String{"shoal"}))
            names.append(file.chopped(4));
    return names;
}

} // namespace shoal::ui
