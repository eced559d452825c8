#include "ui/preferences/value_editor.h"

#include "ui/preferences/folder_editor.h"
#include "ui/preferences/plain_editors.h"
#include "ui/preferences/rate_editor.h"
#include "ui/preferences/text_list_editor.h"
#include "ui/words/format.h"

namespace shoal::ui {
namespace {
struct EditorMaker {
    const Preference& preference;
    QWidget* parent;

    ValueEditor* operator()(const YesOrNo&) const { return new YesOrNoEditor{preference.title, parent}; }
    ValueEditor* operator()(const WholeNumber& number) const { return new WholeNumberEditor{number, parent}; }
    ValueEditor* operator()(const Rate&) const { return new RateEditor{parent}; }
    ValueEditor* operator()(const TextList&) const { return new TextListEditor{parent}; }
    ValueEditor* operator()(const FolderPath&) const { return new FolderEditor{parent}; }
    ValueEditor* operator()(const FreeText&) const { return new FreeTextEditor{parent}; }
    ValueEditor* operator()(const OneOf& choices) const { return new OneOfEditor{choices, parent}; }
};
} // namespace

ValueEditor::~ValueEditor()
{
    // A field that ends while the keyboard is on it says that it was left.
    for (auto* child : findChildren<QObject*>())
        child->disconnect(this);
}

void ValueEditor::describe(const QString& title, const QString& description)
{
    field()->setAccessibleName(title);
    field()->setAccessibleDescription(description);
}

ValueEditor* makeEditor(const Preference& preference, QWidget* parent)
{
    auto* editor = std::visit(EditorMaker{preference, parent}, preference.type);
    editor->field()->setObjectName(text(preference.key));
    return editor;
}

} // namespace shoal::ui
