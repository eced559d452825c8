#include "ui/sheets/making/share_options.h"

#include "ui/words/format.h"

#include <QFormLayout>
#include <QLineEdit>
#include <QUrl>

#include <algorithm>

namespace shoal::ui {
namespace {
QPlainTextEdit* linesField(const char* name, const QString& placeholder, QWidget* parent)
{
    auto* field = new QPlainTextEdit{parent};
    field->setObjectName(QLatin1String{name});
    field->setPlaceholderText(placeholder);
    field->setTabChangesFocus(true);
    field->setFixedHeight(field->fontMetrics().lineSpacing() * 3 + 2 * field->frameWidth() + 8);
    return field;
}

/// One a line, each once. Error: BadArgument.
Result<std::vector<std::string>> addressesIn(const QPlainTextEdit& field, const QStringList& schemes,
                                             const QString& wrong)
{
    std::vector<std::string> addresses;
    for (const auto& line : field.toPlainText().split(QLatin1Char{'\n'})) {
        const auto typed = line.trimmed();
        if (typed.isEmpty())
            continue;
        const QUrl url{typed, QUrl::StrictMode};
        if (!url.isValid() || url.host().isEmpty() || !schemes.contains(url.scheme()))
            return fail(ErrorKind::BadArgument, plain(typed), plain(wrong));
        if (auto address = plain(typed); std::ranges::find(addresses, address) == addresses.end())
            addresses.push_back(std::move(address));
    }
    return addresses;
}
} // namespace

ShareOptions::ShareOptions(Desk& desk, QWidget* parent)
    : QWidget{parent}
    , labels_{new LabelField{desk, this}}
    , comment_{new QLineEdit{this}}
    , trackers_{linesField("trackers", tr("Addresses, one a line. None: found through the DHT."), this)}
    , webSeeds_{linesField("webSeeds", tr("Web addresses that have the same files, one a line."), this)}
    , format_{new QComboBox{this}}
    , pieceSize_{new QComboBox{this}}
    , isPrivate_{new QCheckBox{tr("&Private: peers come from its trackers alone"), this}}
    , isSeeded_{new QCheckBox{tr("S&end it to others until you stop it"), this}}
{
    format_->setObjectName(QStringLiteral("format"));
    format_->addItem(tr("Hybrid: every program understands it"), static_cast<int>(TorrentFormat::Hybrid));
    format_->addItem(tr("Version 1: older programs"), static_cast<int>(TorrentFormat::V1));
    format_->addItem(tr("Version 2: newer programs only"), static_cast<int>(TorrentFormat::V2));
    pieceSize_->setObjectName(QStringLiteral("pieceSize"));
    pieceSize_->addItem(tr("Automatic"), QVariant::fromValue<qulonglong>(0));
    for (Bytes size = Bytes{16} << 10; size <= Bytes{256} << 20; size *= 2)
        pieceSize_->addItem(QLocale{}.formattedDataSize(static_cast<qint64>(size), 0, QLocale::DataSizeIecFormat),
                            QVariant::fromValue<qulonglong>(size));
    for (auto* box : {format_, pieceSize_})
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    comment_->setObjectName(QStringLiteral("comment"));
    isPrivate_->setObjectName(QStringLiteral("private"));
    isSeeded_->setObjectName(QStringLiteral("seed"));
    isSeeded_->setChecked(true);

    auto* form = new QFormLayout{this};
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->addRow(tr("&Labels:"), labels_);
    form->addRow(tr("Co&mment:"), comment_);
    form->addRow(tr("&Trackers:"), trackers_);
    form->addRow(tr("&Web seeds:"), webSeeds_);
    form->addRow(tr("&Format:"), format_);
    form->addRow(tr("Piece si&ze:"), pieceSize_);
    form->addRow(isPrivate_);
    form->addRow(isSeeded_);
}

Result<AfterMaking> ShareOptions::fill(CreateRequest& request) const
{
    const auto trackers =
        addressesIn(*trackers_, {QStringLiteral("http"), QStringLiteral("https"), QStringLiteral("udp")},
                    tr("a tracker begins with http://, https:// or udp://"));
    if (!trackers)
        return fail(trackers.error());
    const auto webSeeds = addressesIn(*webSeeds_, {QStringLiteral("http"), QStringLiteral("https")},
                                      tr("a web seed begins with http:// or https://"));
    if (!webSeeds)
        return fail(webSeeds.error());
    const auto labels = labels_->labels();
    if (!labels)
        return fail(labels.error());
    if (isPrivate_->isChecked() && trackers->empty())
        return fail(Error{ErrorKind::BadArgument, plain(tr("Private")),
                          plain(tr("nobody could find it without a tracker")),
                          plain(tr("Name a tracker, or share it without being private."))});
    request.format = static_cast<TorrentFormat>(format_->currentData().toInt());
    request.pieceLength = pieceSize_->currentData().toULongLong();
    request.trackers = *trackers;
    request.webSeeds = *webSeeds;
    request.comment = plain(comment_->text().trimmed());
    request.isPrivate = isPrivate_->isChecked();
    return AfterMaking{*labels, isSeeded_->isChecked() ? WhenDone::Seed : WhenDone::Stop};
}

} // namespace shoal::ui
