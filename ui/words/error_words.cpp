#include "ui/words/error_words.h"

#include "ui/words/format.h"

#include <QCoreApplication>

namespace shoal::ui {
namespace {
struct ErrorTexts {
    Q_DECLARE_TR_FUNCTIONS(ErrorTexts)
};

/// With "%1" for what it happened to.
ErrorWords wordsOfKind(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::BadArgument:
        return {ErrorTexts::tr("%1 can't be used"), ErrorTexts::tr("Change it, and try again.")};
    case ErrorKind::NotFound:
        return {ErrorTexts::tr("%1 is not there"), ErrorTexts::tr("Check the name, and that its drive is connected.")};
    case ErrorKind::AlreadyExists:
        return {ErrorTexts::tr("%1 exists already"), ErrorTexts::tr("Choose another folder or name, or move it away.")};
    case ErrorKind::PermissionDenied:
        return {ErrorTexts::tr("%1 may not be used"),
                ErrorTexts::tr("Check its owner and permissions, and that its drive isn't read-only.")};
    case ErrorKind::NotAFolder:
        return {ErrorTexts::tr("%1 is a file where a folder is needed"),
                ErrorTexts::tr("Choose a folder, or move the file away.")};
    case ErrorKind::NotAFile:
        return {ErrorTexts::tr("%1 is a folder where a file is needed"),
                ErrorTexts::tr("Choose a file, or move the folder away.")};
    case ErrorKind::NameTooLong:
        return {ErrorTexts::tr("%1 has a longer name than the disk can hold"),
                ErrorTexts::tr("Choose a shorter name, or a folder nearer to the top.")};
    case ErrorKind::FileTooLarge:
        return {ErrorTexts::tr("%1 is larger than its disk's file system can hold"),
                ErrorTexts::tr("Use a disk with another file system (FAT holds 4 GiB a file).")};
    case ErrorKind::NotUtf8:
        return {ErrorTexts::tr("%1 has a name that isn't UTF-8, which BitTorrent can't carry"),
                ErrorTexts::tr("Rename it.")};
    case ErrorKind::UnsupportedFile:
        return {ErrorTexts::tr("%1 can't be shared"), ErrorTexts::tr("Choose files and folders only.")};
    case ErrorKind::EmptyShare:
        return {ErrorTexts::tr("%1 holds no file that isn't empty"), ErrorTexts::tr("Put something into it first.")};
    case ErrorKind::FileChanged:
        return {ErrorTexts::tr("%1 changed while it was read"),
                ErrorTexts::tr("Wait until nothing writes to it, and try again.")};
    case ErrorKind::WrongData:
        return {ErrorTexts::tr("%1 isn't what its torrent says"), ErrorTexts::tr("What differs is fetched again.")};
    case ErrorKind::DiskFull:
        return {ErrorTexts::tr("%1 can't be written: the disk is full"),
                ErrorTexts::tr("Free some space and start it again: it goes on from there.")};
    case ErrorKind::NotEnoughSpace:
        return {ErrorTexts::tr("%1 has too little free space"),
                ErrorTexts::tr("Free some, choose another folder, or fetch fewer files.")};
    case ErrorKind::Io:
        return {ErrorTexts::tr("%1 could not be read or written"), ErrorTexts::tr("Check the disk, and try again.")};
    case ErrorKind::NotATorrent:
        return {ErrorTexts::tr("%1 is not a valid torrent file"),
                ErrorTexts::tr("Download it again, or choose another file.")};
    case ErrorKind::BadLink:
        return {ErrorTexts::tr("“%1” is not a link that can be used"), ErrorTexts::tr("Copy the whole link again.")};
    case ErrorKind::BadSetting:
        return {ErrorTexts::tr("The setting %1 is wrong"), ErrorTexts::tr("Preferences show what it may be.")};
    case ErrorKind::ProfileInUse:
        return {ErrorTexts::tr("%1 is in use"), ErrorTexts::tr("Stop the program that uses it, and try again.")};
    case ErrorKind::EngineGone:
        return {ErrorTexts::tr("The Shoal that runs the transfers does not answer"),
                ErrorTexts::tr("Shoal waits for it. Start it again if it doesn't come back.")};
    case ErrorKind::DatabaseDamaged:
        return {ErrorTexts::tr("The list of shares is damaged (%1)"),
                ErrorTexts::tr("Start Shoal again: it sets the damaged file aside and goes on from its last backup.")};
    case ErrorKind::DatabaseTooNew:
        return {ErrorTexts::tr("%1 was written by a newer Shoal"), ErrorTexts::tr("Update this one.")};
    case ErrorKind::DatabaseNotOurs:
        return {ErrorTexts::tr("%1 is another program's database"), ErrorTexts::tr("Use another folder as profile.")};
    case ErrorKind::DatabaseRestored:
        return {ErrorTexts::tr("The list of shares was damaged, and its last backup took its place"),
                ErrorTexts::tr("What you added after that backup is missing from the list, not from the disk: add it "
                               "again, and what lies there is checked, not fetched again.")};
    case ErrorKind::DatabaseLost:
        return {ErrorTexts::tr("The list of shares was damaged, and there is no backup"),
                ErrorTexts::tr("Your files are untouched: add them again, and what lies there is checked, not fetched "
                               "again.")};
    case ErrorKind::PortInUse:
        return {ErrorTexts::tr("The address %1 is taken by another program"),
                ErrorTexts::tr("Stop that program, or choose port 0 in Preferences, Network.")};
    case ErrorKind::Network:
        return {ErrorTexts::tr("The network failed (%1)"), ErrorTexts::tr("Check the connection, and try again.")};
    case ErrorKind::BadCode:
        return {ErrorTexts::tr("The text is no invite's code that can be used"),
                ErrorTexts::tr("Compare it with the code that you were given, or copy the whole code again.")};
    case ErrorKind::InviteClosed:
        return {ErrorTexts::tr("The invite lets nobody in any more"),
                ErrorTexts::tr("Ask whoever gave you the code for a new one.")};
    case ErrorKind::NoRight:
        return {ErrorTexts::tr("%1 doesn't let you do this"), ErrorTexts::tr("Ask an owner or admin of the swarm.")};
    case ErrorKind::NotWriting:
        return {ErrorTexts::tr("This device writes nothing into the log of %1 for now"),
                ErrorTexts::tr("The swarm's page says what it waits for.")};
    case ErrorKind::Cancelled: return {ErrorTexts::tr("It was stopped"), ErrorTexts::tr("Start it again to go on.")};
    case ErrorKind::Internal: break;
    }
    return {ErrorTexts::tr("Shoal itself failed: this is a defect (%1)"),
            ErrorTexts::tr("Please report it with what you did.")};
}
} // namespace

ErrorWords wordsFor(const Error& error)
{
    auto words = wordsOfKind(error.kind);
    if (words.what.contains(QLatin1String{"%1"}))
        words.what = words.what.arg(error.about.empty() ? ErrorTexts::tr("What was asked for") : text(error.about));
    if (!error.reason.empty())
        words.what = ErrorTexts::tr("%1 (%2)", "what went wrong, and the system's words for it")
                         .arg(words.what, text(error.reason));
    words.what = ErrorTexts::tr("%1.", "a sentence").arg(words.what);
    return words;
}

} // namespace shoal::ui
