// How something is shared, for those who want to say.
#pragma once

#include "core/chunks/create.h"
#include "core/share.h"
#include "ui/desk.h"
#include "ui/sheets/parts/label_field.h"

#include <QCheckBox>
#include <QComboBox>
#include <QPlainTextEdit>
#include <QWidget>

namespace shoal::ui {

/// What becomes of a share once it is made.
struct AfterMaking {
    Labels labels;
    WhenDone whenDone = WhenDone::Seed;
};

class ShareOptions : public QWidget {
    Q_OBJECT
public:
    explicit ShareOptions(Desk& desk, QWidget* parent = nullptr);

    /// Fills in what is chosen here. Error: BadArgument (about = what was typed).
    Result<AfterMaking> fill(CreateRequest& request) const;

private:
    // In the order of the Tab key.
    LabelField* labels_;
    QLineEdit* comment_;
    QPlainTextEdit* trackers_;
    QPlainTextEdit* webSeeds_;
    QComboBox* format_;
    QComboBox* pieceSize_;
    QCheckBox* isPrivate_;
    QCheckBox* isSeeded_;
};

} // namespace shoal::ui
