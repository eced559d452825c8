<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>Share &amp;files…</source>
        <translation>&amp;Dateien teilen&#xa0;…</translation>
    </message>
    <message>
        <source>Makes a link for files of yours.</source>
        <translation>Erstellt einen Link für eigene Dateien.</translation>
    </message>
    <message>
        <source>Share a f&amp;older…</source>
        <translation>&amp;Ordner teilen&#xa0;…</translation>
    </message>
    <message>
        <source>Makes a link for a whole folder.</source>
        <translation>Erstellt einen Link für einen ganzen Ordner.</translation>
    </message>
    <message>
        <source>&amp;Receive from a link…</source>
        <translation>Über &amp;Link empfangen&#xa0;…</translation>
    </message>
    <message>
        <source>Fetches what a link names.</source>
        <translation>Holt, worauf ein Link verweist.</translation>
    </message>
    <message>
        <source>Receive from a &amp;torrent file…</source>
        <translation>Über .&amp;torrent-Datei empfangen&#xa0;…</translation>
    </message>
    <message>
        <source>Fetches, or seeds, what a torrent file names.</source>
        <translation>Holt oder verteilt, was eine .torrent-Datei beschreibt.</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Stops the transfers that this window runs, and saves everything.</source>
        <translation>Stoppt die Übertragungen, die in diesem Fenster laufen, und speichert alles.</translation>
    </message>
    <message>
        <source>R&amp;ename</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>Changes the name in the list. Files keep theirs.</source>
        <translation>Ändert den Namen in der Liste. Die Dateien behalten ihren.</translation>
    </message>
    <message>
        <source>La&amp;bels…</source>
        <translation>&amp;Labels&#xa0;…</translation>
    </message>
    <message>
        <source>Puts labels on shares, to find them by.</source>
        <translation>Versieht Freigaben mit Labels, um sie daran wiederzufinden.</translation>
    </message>
    <message>
        <source>L&amp;imits and priority…</source>
        <translation>Be&amp;grenzungen und Priorität&#xa0;…</translation>
    </message>
    <message>
        <source>How fast these shares may be, and which come first.</source>
        <translation>Wie schnell diese Freigaben sein dürfen und welche vorgehen.</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>&amp;Alles auswählen</translation>
    </message>
    <message>
        <source>Chooses every share that is listed.</source>
        <translation>Wählt alle Freigaben der Liste aus.</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Suchen</translation>
    </message>
    <message>
        <source>Goes to the field that filters the list by name.</source>
        <translation>Geht zum Feld, das die Liste nach Namen filtert.</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>&amp;Einstellungen&#xa0;…</translation>
    </message>
    <message>
        <source>Everything that can be set.</source>
        <translation>Alles, was sich einstellen lässt.</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Starten</translation>
    </message>
    <message>
        <source>Goes on with shares that are paused or failed.</source>
        <translation>Setzt pausierte oder fehlgeschlagene Freigaben fort.</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pausieren</translation>
    </message>
    <message>
        <source>Lets shares rest until they are started.</source>
        <translation>Lässt Freigaben ruhen, bis sie gestartet werden.</translation>
    </message>
    <message>
        <source>S&amp;tart all</source>
        <translation>A&amp;lle starten</translation>
    </message>
    <message>
        <source>Goes on with every share.</source>
        <translation>Setzt alle Freigaben fort.</translation>
    </message>
    <message>
        <source>Pa&amp;use all</source>
        <translation>Alle pa&amp;usieren</translation>
    </message>
    <message>
        <source>Lets every share rest.</source>
        <translation>Lässt alle Freigaben ruhen.</translation>
    </message>
    <message>
        <source>Show &amp;link and QR code…</source>
        <translation>Link und &amp;QR-Code anzeigen&#xa0;…</translation>
    </message>
    <message>
        <source>The link to give away, as text and as a picture.</source>
        <translation>Der Link zum Weitergeben, als Text und als Bild.</translation>
    </message>
    <message>
        <source>&amp;Copy link</source>
        <translation>Link &amp;kopieren</translation>
    </message>
    <message>
        <source>Puts the links of the chosen shares on the clipboard.</source>
        <translation>Legt die Links der ausgewählten Freigaben in die Zwischenablage.</translation>
    </message>
    <message>
        <source>Save as torre&amp;nt file…</source>
        <translation>Als .&amp;torrent-Datei speichern&#xa0;…</translation>
    </message>
    <message>
        <source>A file that other BitTorrent programs open.</source>
        <translation>Eine Datei, die andere BitTorrent-Programme öffnen.</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Opens the file, or the folder, with the program that it belongs to.</source>
        <translation>Öffnet die Datei oder den Ordner mit dem zugehörigen Programm.</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>Im &amp;Ordner anzeigen</translation>
    </message>
    <message>
        <source>Shows where the files lie.</source>
        <translation>Zeigt, wo die Dateien liegen.</translation>
    </message>
    <message>
        <source>&amp;Move files…</source>
        <translation>Dateien &amp;verschieben&#xa0;…</translation>
    </message>
    <message>
        <source>Takes the files to another folder, and goes on with them there.</source>
        <translation>Bringt die Dateien in einen anderen Ordner und macht dort weiter.</translation>
    </message>
    <message>
        <source>Check files a&amp;gain</source>
        <translation>Dateien erneut p&amp;rüfen</translation>
    </message>
    <message>
        <source>Reads and hashes all files. What is wrong is fetched again.</source>
        <translation>Liest alle Dateien und bildet ihre Prüfsummen. Was falsch ist, wird neu geholt.</translation>
    </message>
    <message>
        <source>&amp;Ask for peers now</source>
        <translation>&amp;Jetzt nach Peers fragen</translation>
    </message>
    <message>
        <source>Asks the DHT and trackers at once instead of when it is time.</source>
        <translation>Fragt DHT und Tracker sofort, statt zu warten, bis es Zeit ist.</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>&amp;Entfernen&#xa0;…</translation>
    </message>
    <message>
        <source>Takes shares off the list. Files stay unless you say otherwise.</source>
        <translation>Nimmt Freigaben von der Liste. Dateien bleiben, sofern nichts anderes gewählt wird.</translation>
    </message>
    <message>
        <source>&amp;Sidebar</source>
        <translation>&amp;Seitenleiste</translation>
    </message>
    <message>
        <source>Shows or hides the filters.</source>
        <translation>Zeigt oder verbirgt die Filter.</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>&amp;Details</translation>
    </message>
    <message>
        <source>Shows or hides what there is to know of the chosen share.</source>
        <translation>Zeigt oder verbirgt, was über die ausgewählte Freigabe bekannt ist.</translation>
    </message>
    <message>
        <source>&amp;Next part of the window</source>
        <translation>&amp;Nächster Fensterbereich</translation>
    </message>
    <message>
        <source>Goes from the filters to the list, to the details, and round.</source>
        <translation>Geht von den Filtern zur Liste, zu den Details und wieder zum Anfang.</translation>
    </message>
    <message>
        <source>S&amp;tatistics…</source>
        <translation>S&amp;tatistik&#xa0;…</translation>
    </message>
    <message>
        <source>What was sent and received, by day and month.</source>
        <translation>Was empfangen und gesendet wurde, nach Tagen und Monaten.</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts…</source>
        <translation>&amp;Tastenkürzel&#xa0;…</translation>
    </message>
    <message>
        <source>Lists every action with its keys.</source>
        <translation>Listet alle Aktionen mit ihren Tasten auf.</translation>
    </message>
    <message>
        <source>&amp;About Shoal…</source>
        <translation>Ü&amp;ber Shoal&#xa0;…</translation>
    </message>
    <message>
        <source>Version, licence and libraries.</source>
        <translation>Version, Lizenz und Bibliotheken.</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Share</source>
        <translation>&amp;Freigabe</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
</context>
<context>
    <name>Arguments</name>
    <message>
        <source>Use the profile in this folder.</source>
        <translation>Das Profil in diesem Ordner verwenden.</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Use this value of a setting, in this run. May be given several times.</source>
        <translation>In diesem Lauf diesen Wert einer Einstellung verwenden. Darf mehrmals angegeben werden.</translation>
    </message>
    <message>
        <source>key=value</source>
        <translation>Schlüssel=Wert</translation>
    </message>
    <message>
        <source>Start as an icon, without the window.</source>
        <translation>Als Symbol starten, ohne Fenster.</translation>
    </message>
    <message>
        <source>Choose files to share.</source>
        <translation>Dateien zum Teilen auswählen.</translation>
    </message>
    <message>
        <source>Enter a link to receive.</source>
        <translation>Einen Link zum Empfangen eingeben.</translation>
    </message>
    <message>
        <source>Print this, and end.</source>
        <translation>Dies ausgeben und beenden.</translation>
    </message>
    <message>
        <source>Print the version, and end.</source>
        <translation>Die Version ausgeben und beenden.</translation>
    </message>
    <message>
        <source>Shares files straight between computers.</source>
        <translation>Teilt Dateien direkt zwischen Computern.</translation>
    </message>
    <message>
        <source>shoal-desktop: %1</source>
        <translation>shoal-desktop: %1</translation>
    </message>
    <message>
        <source>Run “shoal-desktop --help” for what it takes.</source>
        <translation>„shoal-desktop --help“ zeigt, was möglich ist.</translation>
    </message>
    <message>
        <source>A link or a .torrent file to receive, or a file or folder to share.</source>
        <translation>Ein Link oder eine .torrent-Datei zum Empfangen oder eine Datei oder ein Ordner zum Teilen.</translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>No name yet (%1…)</source>
        <translation>Noch ohne Namen (%1…)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>peers connected of known</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Receiving</source>
        <translation>Empfangsrate</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Senderate</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>Peers</source>
        <translation>Peers</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>Ratio</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Vollständig seit</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>state: reason</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>ContentsTexts</name>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln Datei</numerusform>
            <numerusform>%Ln Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>files, and their size</comment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s)</source>
        <translation>
            <numerusform>%Ln Ordner</numerusform>
            <numerusform>%Ln Ordnern</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in %2, %3</source>
        <comment>files, folders, and their size</comment>
        <translation>%1 in %2, %3</translation>
    </message>
</context>
<context>
    <name>DesktopChoices</name>
    <message>
        <source>Show an &amp;icon in the notification area</source>
        <translation>Symbol im &amp;Infobereich anzeigen</translation>
    </message>
    <message>
        <source>It shows whether anything is transferred, and opens the window.</source>
        <translation>Es zeigt, ob etwas übertragen wird, und öffnet das Fenster.</translation>
    </message>
    <message>
        <source>&amp;Go on when the window is closed</source>
        <translation>Bei &amp;geschlossenem Fenster weitermachen</translation>
    </message>
    <message>
        <source>Transfers go on in the background, and the icon in the notification area brings the window back. Without the icon, closing the window quits.</source>
        <translation>Übertragungen laufen im Hintergrund weiter, und das Symbol im Infobereich bringt das Fenster zurück. Fehlt das Symbol, beendet Schließen das Programm.</translation>
    </message>
    <message>
        <source>Tell when a share is &amp;done</source>
        <translation>Melden, wenn eine Freigabe &amp;fertig ist</translation>
    </message>
    <message>
        <source>By a notification, while the window isn&apos;t looked at.</source>
        <translation>Durch eine Benachrichtigung, wenn das Fenster nicht im Vordergrund ist.</translation>
    </message>
    <message>
        <source>&amp;Tell when something goes wrong</source>
        <translation>Melden, wenn e&amp;twas schiefgeht</translation>
    </message>
    <message>
        <source>By a notification: a share that stopped, a disk that is full.</source>
        <translation>Durch eine Benachrichtigung: eine gestoppte Freigabe, eine volle Festplatte.</translation>
    </message>
    <message>
        <source>&amp;Offer links that were copied</source>
        <translation>K&amp;opierte Links anbieten</translation>
    </message>
    <message>
        <source>When the window is looked at and a link that Shoal can fetch was copied, it offers to add it. Nothing is added without being asked for.</source>
        <translation>Wurde ein Link kopiert, den Shoal holen kann, bietet Shoal an, ihn hinzuzufügen, sobald das Fenster in den Vordergrund kommt. Ungefragt wird nichts hinzugefügt.</translation>
    </message>
    <message>
        <source>&amp;Ask before quitting ends transfers</source>
        <translation>&amp;Vor dem Beenden laufender Übertragungen nachfragen</translation>
    </message>
    <message>
        <source>Only where something is under way that stops with the window.</source>
        <translation>Nur wenn etwas im Gange ist, das mit dem Fenster endet.</translation>
    </message>
    <message>
        <source>Co&amp;lours</source>
        <translation>Fa&amp;rben</translation>
    </message>
    <message>
        <source>Light or dark, or whatever the system wears.</source>
        <translation>Hell, dunkel oder wie das System.</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
</context>
<context>
    <name>DropTexts</name>
    <message>
        <source>Share “%1”</source>
        <translation>„%1“ teilen</translation>
    </message>
    <message numerus="yes">
        <source>Share %Ln item(s)</source>
        <translation>
            <numerusform>%Ln Element teilen</numerusform>
            <numerusform>%Ln Elemente teilen</numerusform>
        </translation>
    </message>
    <message>
        <source>Receive what “%1” names</source>
        <translation>Empfangen, was „%1“ beschreibt</translation>
    </message>
    <message numerus="yes">
        <source>Receive what %Ln torrent file(s) name</source>
        <translation>
            <numerusform>Empfangen, was %Ln Torrent-Datei beschreibt</numerusform>
            <numerusform>Empfangen, was %Ln Torrent-Dateien beschreiben</numerusform>
        </translation>
    </message>
    <message>
        <source>Receive what the link names</source>
        <translation>Empfangen, worauf der Link verweist</translation>
    </message>
</context>
<context>
    <name>ErrorTexts</name>
    <message>
        <source>%1 can&apos;t be used</source>
        <translation>%1 kann nicht verwendet werden</translation>
    </message>
    <message>
        <source>Change it, and try again.</source>
        <translation>Ändern und erneut versuchen.</translation>
    </message>
    <message>
        <source>%1 is not there</source>
        <translation>%1 ist nicht vorhanden</translation>
    </message>
    <message>
        <source>Check the name, and that its drive is connected.</source>
        <translation>Prüfen, ob der Name stimmt und das Laufwerk angeschlossen ist.</translation>
    </message>
    <message>
        <source>%1 exists already</source>
        <translation>%1 existiert bereits</translation>
    </message>
    <message>
        <source>Choose another folder or name, or move it away.</source>
        <translation>Einen anderen Ordner oder Namen wählen oder das Vorhandene verschieben.</translation>
    </message>
    <message>
        <source>%1 may not be used</source>
        <translation>%1 darf nicht verwendet werden</translation>
    </message>
    <message>
        <source>Check its owner and permissions, and that its drive isn&apos;t read-only.</source>
        <translation>Prüfen, wem es gehört, welche Rechte gelten und ob das Laufwerk schreibgeschützt ist.</translation>
    </message>
    <message>
        <source>%1 is a file where a folder is needed</source>
        <translation>%1 ist eine Datei, wo ein Ordner nötig ist</translation>
    </message>
    <message>
        <source>Choose a folder, or move the file away.</source>
        <translation>Einen Ordner wählen oder die Datei verschieben.</translation>
    </message>
    <message>
        <source>%1 is a folder where a file is needed</source>
        <translation>%1 ist ein Ordner, wo eine Datei nötig ist</translation>
    </message>
    <message>
        <source>Choose a file, or move the folder away.</source>
        <translation>Eine Datei wählen oder den Ordner verschieben.</translation>
    </message>
    <message>
        <source>%1 has a longer name than the disk can hold</source>
        <translation>%1 hat einen längeren Namen, als das Dateisystem zulässt</translation>
    </message>
    <message>
        <source>Choose a shorter name, or a folder nearer to the top.</source>
        <translation>Einen kürzeren Namen wählen oder einen Ordner weiter oben.</translation>
    </message>
    <message>
        <source>%1 is larger than its disk&apos;s file system can hold</source>
        <translation>%1 ist größer, als das Dateisystem zulässt</translation>
    </message>
    <message>
        <source>Use a disk with another file system (FAT holds 4 GiB a file).</source>
        <translation>Ein Laufwerk mit einem anderen Dateisystem verwenden (FAT fasst 4 GiB je Datei).</translation>
    </message>
    <message>
        <source>%1 has a name that isn&apos;t UTF-8, which BitTorrent can&apos;t carry</source>
        <translation>%1 hat einen Namen, der kein UTF-8 ist; BitTorrent kann ihn nicht übertragen</translation>
    </message>
    <message>
        <source>Rename it.</source>
        <translation>Umbenennen.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be shared</source>
        <translation>%1 kann nicht geteilt werden</translation>
    </message>
    <message>
        <source>Choose files and folders only.</source>
        <translation>Nur Dateien und Ordner auswählen.</translation>
    </message>
    <message>
        <source>%1 holds no file that isn&apos;t empty</source>
        <translation>%1 enthält keine Datei mit Inhalt</translation>
    </message>
    <message>
        <source>Put something into it first.</source>
        <translation>Zuerst etwas hineinlegen.</translation>
    </message>
    <message>
        <source>%1 changed while it was read</source>
        <translation>%1 wurde während des Lesens verändert</translation>
    </message>
    <message>
        <source>Wait until nothing writes to it, and try again.</source>
        <translation>Warten, bis nichts mehr hineinschreibt, und erneut versuchen.</translation>
    </message>
    <message>
        <source>%1 isn&apos;t what its torrent says</source>
        <translation>%1 entspricht nicht seinem Torrent</translation>
    </message>
    <message>
        <source>What differs is fetched again.</source>
        <translation>Was abweicht, wird neu geholt.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: the disk is full</source>
        <translation>%1 kann nicht geschrieben werden: Der Datenträger ist voll</translation>
    </message>
    <message>
        <source>Free some space and start it again: it goes on from there.</source>
        <translation>Platz schaffen und erneut starten: Es geht an dieser Stelle weiter.</translation>
    </message>
    <message>
        <source>%1 has too little free space</source>
        <translation>%1 hat zu wenig freien Platz</translation>
    </message>
    <message>
        <source>Free some, choose another folder, or fetch fewer files.</source>
        <translation>Platz schaffen, einen anderen Ordner wählen oder weniger Dateien holen.</translation>
    </message>
    <message>
        <source>%1 could not be read or written</source>
        <translation>%1 konnte nicht gelesen oder geschrieben werden</translation>
    </message>
    <message>
        <source>Check the disk, and try again.</source>
        <translation>Den Datenträger prüfen und erneut versuchen.</translation>
    </message>
    <message>
        <source>%1 is not a valid torrent file</source>
        <translation>%1 ist keine gültige Torrent-Datei</translation>
    </message>
    <message>
        <source>Download it again, or choose another file.</source>
        <translation>Erneut herunterladen oder eine andere Datei wählen.</translation>
    </message>
    <message>
        <source>“%1” is not a link that can be used</source>
        <translation>„%1“ ist kein verwendbarer Link</translation>
    </message>
    <message>
        <source>Copy the whole link again.</source>
        <translation>Den Link noch einmal vollständig kopieren.</translation>
    </message>
    <message>
        <source>The setting %1 is wrong</source>
        <translation>Die Einstellung %1 ist falsch</translation>
    </message>
    <message>
        <source>Preferences show what it may be.</source>
        <translation>Die Einstellungen zeigen, was erlaubt ist.</translation>
    </message>
    <message>
        <source>%1 is in use</source>
        <translation>%1 wird gerade verwendet</translation>
    </message>
    <message>
        <source>Stop the program that uses it, and try again.</source>
        <translation>Das Programm beenden, das es verwendet, und erneut versuchen.</translation>
    </message>
    <message>
        <source>The Shoal that runs the transfers does not answer</source>
        <translation>Das Shoal, das die Übertragungen ausführt, antwortet nicht</translation>
    </message>
    <message>
        <source>Shoal waits for it. Start it again if it doesn&apos;t come back.</source>
        <translation>Es wird gewartet. Kommt es nicht zurück, neu starten.</translation>
    </message>
    <message>
        <source>The list of shares is damaged (%1)</source>
        <translation>Die Liste der Freigaben ist beschädigt (%1)</translation>
    </message>
    <message>
        <source>Start Shoal again: it sets the damaged file aside and goes on from its last backup.</source>
        <translation>Shoal neu starten: Die beschädigte Datei wird beiseitegelegt, und es geht mit der letzten Sicherung weiter.</translation>
    </message>
    <message>
        <source>%1 was written by a newer Shoal</source>
        <translation>%1 wurde von einem neueren Shoal geschrieben</translation>
    </message>
    <message>
        <source>Update this one.</source>
        <translation>Dieses Shoal aktualisieren.</translation>
    </message>
    <message>
        <source>%1 is another program&apos;s database</source>
        <translation>%1 ist die Datenbank eines anderen Programms</translation>
    </message>
    <message>
        <source>Use another folder as profile.</source>
        <translation>Einen anderen Ordner als Profil verwenden.</translation>
    </message>
    <message>
        <source>The list of shares was damaged, and its last backup took its place</source>
        <translation>Die Liste der Freigaben war beschädigt; ihre letzte Sicherung ist an ihre Stelle getreten</translation>
    </message>
    <message>
        <source>What you added after that backup is missing from the list, not from the disk: add it again, and what lies there is checked, not fetched again.</source>
        <translation>Was nach dieser Sicherung hinzukam, fehlt in der Liste, nicht auf der Festplatte: erneut hinzufügen; Vorhandenes wird geprüft, nicht neu geholt.</translation>
    </message>
    <message>
        <source>The list of shares was damaged, and there is no backup</source>
        <translation>Die Liste der Freigaben war beschädigt, und es gibt keine Sicherung</translation>
    </message>
    <message>
        <source>Your files are untouched: add them again, and what lies there is checked, not fetched again.</source>
        <translation>Die Dateien sind unberührt: erneut hinzufügen; Vorhandenes wird geprüft, nicht neu geholt.</translation>
    </message>
    <message>
        <source>The address %1 is taken by another program</source>
        <translation>Die Adresse %1 ist von einem anderen Programm belegt</translation>
    </message>
    <message>
        <source>Stop that program, or choose port 0 in Preferences, Network.</source>
        <translation>Dieses Programm beenden oder unter „Einstellungen“, „Netzwerk“ den Port 0 wählen.</translation>
    </message>
    <message>
        <source>The network failed (%1)</source>
        <translation>Das Netzwerk ist ausgefallen (%1)</translation>
    </message>
    <message>
        <source>Check the connection, and try again.</source>
        <translation>Die Verbindung prüfen und erneut versuchen.</translation>
    </message>
    <message>
        <source>It was stopped</source>
        <translation>Es wurde gestoppt</translation>
    </message>
    <message>
        <source>Start it again to go on.</source>
        <translation>Zum Fortsetzen erneut starten.</translation>
    </message>
    <message>
        <source>Shoal itself failed: this is a defect (%1)</source>
        <translation>Shoal selbst ist fehlgeschlagen: Das ist ein Programmfehler (%1)</translation>
    </message>
    <message>
        <source>Please report it with what you did.</source>
        <translation>Bitte melden und beschreiben, was getan wurde.</translation>
    </message>
    <message>
        <source>What was asked for</source>
        <translation>Das Gewünschte</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what went wrong, and the system&apos;s words for it</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>a sentence</comment>
        <translation>%1.</translation>
    </message>
    <message>
        <source>The text is no invite&apos;s code that can be used</source>
        <translation>Der Text ist kein brauchbarer Einladungscode</translation>
    </message>
    <message>
        <source>Compare it with the code that you were given, or copy the whole code again.</source>
        <translation>Mit dem erhaltenen Code vergleichen oder den ganzen Code noch einmal kopieren.</translation>
    </message>
    <message>
        <source>The invite lets nobody in any more</source>
        <translation>Die Einladung lässt niemanden mehr herein</translation>
    </message>
    <message>
        <source>Ask whoever gave you the code for a new one.</source>
        <translation>Einen neuen Code von der Person erbitten, die ihn gegeben hat.</translation>
    </message>
    <message>
        <source>%1 doesn&apos;t let you do this</source>
        <translation>%1 erlaubt das nicht</translation>
    </message>
    <message>
        <source>Ask an owner or admin of the swarm.</source>
        <translation>Einen Besitzer oder Administrator des Schwarms fragen.</translation>
    </message>
    <message>
        <source>This device writes nothing into the log of %1 for now</source>
        <translation>Dieses Gerät schreibt vorerst nichts in das Protokoll von %1</translation>
    </message>
    <message>
        <source>The swarm&apos;s page says what it waits for.</source>
        <translation>Die Seite des Schwarms sagt, worauf es wartet.</translation>
    </message>
</context>
<context>
    <name>FigureTexts</name>
    <message>
        <source>d MMM</source>
        <comment>day and month, short</comment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>MMM</source>
        <comment>month, short</comment>
        <translation>MMM</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <comment>month and year</comment>
        <translation>MMMM yyyy</translation>
    </message>
    <message>
        <source>%1: received %2, sent %3</source>
        <translation>%1: %2 empfangen, %3 gesendet</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <comment>day, month and year</comment>
        <translation>d. MMMM yyyy</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n Byte</numerusform>
            <numerusform>%n Bytes</numerusform>
        </translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>speed: a size in a second</comment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>a part of a hundred</comment>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1&#xa0;min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1&#xa0;h</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1&#xa0;d</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
</context>
<context>
    <name>LinkTexts</name>
    <message>
        <source>The link doesn&apos;t work now: the share is paused.</source>
        <translation>Der Link funktioniert gerade nicht: Die Freigabe ist pausiert.</translation>
    </message>
    <message>
        <source>Start it to go on.</source>
        <translation>Zum Fortsetzen starten.</translation>
    </message>
    <message>
        <source>The link doesn&apos;t work now: %1.</source>
        <translation>Der Link funktioniert gerade nicht: %1.</translation>
    </message>
    <message>
        <source>You have it, and don&apos;t send it to others: the link leads to those who do.</source>
        <translation>Die Daten sind hier und werden nicht an andere gesendet: Der Link führt zu denen, die das tun.</translation>
    </message>
    <message>
        <source>It is private: its trackers alone lead others to it.</source>
        <translation>Die Freigabe ist privat: Nur ihre Tracker führen andere zu ihr.</translation>
    </message>
    <message>
        <source>Give them the torrent file rather than the link.</source>
        <translation>Die Torrent-Datei statt des Links weitergeben.</translation>
    </message>
    <message>
        <source>The link works: the network knows that you have it.</source>
        <translation>Der Link funktioniert: Das Netz weiß, dass die Daten hier sind.</translation>
    </message>
    <message>
        <source>The link doesn&apos;t work yet: the network is being told.</source>
        <translation>Der Link funktioniert noch nicht: Das Netz wird gerade informiert.</translation>
    </message>
    <message>
        <source>This takes a few seconds.</source>
        <translation>Das dauert einige Sekunden.</translation>
    </message>
    <message>
        <source>The link doesn&apos;t work yet: %1.</source>
        <translation>Der Link funktioniert noch nicht: %1.</translation>
    </message>
</context>
<context>
    <name>ListMenus</name>
    <message>
        <source>As they were added</source>
        <comment>the order of a list</comment>
        <translation>Wie hinzugefügt</translation>
    </message>
    <message>
        <source>&amp;Backwards</source>
        <translation>&amp;Rückwärts</translation>
    </message>
    <message>
        <source>&amp;Columns</source>
        <translation>S&amp;palten</translation>
    </message>
    <message>
        <source>S&amp;ort by</source>
        <translation>S&amp;ortieren nach</translation>
    </message>
</context>
<context>
    <name>LogTexts</name>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <source>List of files came</source>
        <translation>Dateiliste eingetroffen</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Vollständig</translation>
    </message>
    <message>
        <source>Stopped by an error</source>
        <translation>Mit Fehler gestoppt</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Verschoben</translation>
    </message>
    <message>
        <source>Could not be moved</source>
        <translation>Konnte nicht verschoben werden</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Gestartet</translation>
    </message>
    <message>
        <source>Peer banned</source>
        <translation>Peer gesperrt</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Geprüft</translation>
    </message>
</context>
<context>
    <name>NamedShareTexts</name>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message numerus="yes">
        <source>%Ln share(s)</source>
        <translation>
            <numerusform>%Ln Freigabe</numerusform>
            <numerusform>%Ln Freigaben</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1”: %2</source>
        <translation>„%1“: %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more failed.</source>
        <translation>
            <numerusform>%Ln weitere ist fehlgeschlagen.</numerusform>
            <numerusform>%Ln weitere sind fehlgeschlagen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeerFlags</name>
    <message>
        <source>uTP</source>
        <translation>uTP</translation>
    </message>
    <message>
        <source>encrypted</source>
        <translation>verschlüsselt</translation>
    </message>
    <message>
        <source>it connected to us</source>
        <translation>hat sich mit uns verbunden</translation>
    </message>
    <message>
        <source>it has what we want</source>
        <translation>hat, was wir wollen</translation>
    </message>
    <message>
        <source>it makes us wait</source>
        <translation>lässt uns warten</translation>
    </message>
    <message>
        <source>it promised and sent nothing for a minute</source>
        <translation>hat zugesagt und eine Minute lang nichts gesendet</translation>
    </message>
    <message>
        <source>it wants what we have</source>
        <translation>will, was wir haben</translation>
    </message>
    <message>
        <source>we make it wait</source>
        <translation>muss auf uns warten</translation>
    </message>
    <message>
        <source>from the DHT</source>
        <translation>aus der DHT</translation>
    </message>
    <message>
        <source>from other peers (PEX)</source>
        <translation>von anderen Peers (PEX)</translation>
    </message>
    <message>
        <source>from the local network</source>
        <translation>aus dem lokalen Netzwerk</translation>
    </message>
    <message>
        <source>from a tracker</source>
        <translation>von einem Tracker</translation>
    </message>
    <message>
        <source>from the link, or added by hand</source>
        <translation>aus dem Link oder von Hand hinzugefügt</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the parts of a list</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a letter, what it means</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>code of a country, its name</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>PieceTexts</name>
    <message numerus="yes">
        <source>%1 of %n piece(s) here</source>
        <translation>
            <numerusform>%1 von %n Teil vorhanden</numerusform>
            <numerusform>%1 von %n Teilen vorhanden</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 on their way</source>
        <comment>pieces</comment>
        <translation>%1 unterwegs</translation>
    </message>
    <message>
        <source>%1 not wanted</source>
        <comment>pieces</comment>
        <translation>%1 nicht gewünscht</translation>
    </message>
    <message>
        <source>%1 held by nobody connected</source>
        <comment>pieces</comment>
        <translation>%1 bei keinem verbundenen Peer</translation>
    </message>
</context>
<context>
    <name>PreferenceTexts</name>
    <message>
        <source>It must be %1.</source>
        <translation>Erlaubt ist: %1.</translation>
    </message>
    <message>
        <source>on</source>
        <translation>ein</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>Choose one of those that are offered.</source>
        <translation>Eine der angebotenen Möglichkeiten wählen.</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Keine Begrenzung</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>what went wrong, what to do</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>ReasonTexts</name>
    <message>
        <source>a file</source>
        <translation>eine Datei</translation>
    </message>
    <message>
        <source>%1 has %2 free, and %3 are needed</source>
        <translation>%1 hat %2 frei, nötig sind %3</translation>
    </message>
    <message>
        <source>the disk</source>
        <translation>der Datenträger</translation>
    </message>
    <message>
        <source>Free some space, then start it again.</source>
        <translation>Platz schaffen, dann erneut starten.</translation>
    </message>
    <message>
        <source>waiting for the disk to write what has come</source>
        <translation>wartet, bis der Datenträger das Empfangene geschrieben hat</translation>
    </message>
    <message>
        <source>It goes on by itself. If it lasts, look what else keeps the disk busy.</source>
        <translation>Es geht von selbst weiter. Dauert es an, nachsehen, was den Datenträger sonst beschäftigt.</translation>
    </message>
    <message>
        <source>the disk is full, %1 can&apos;t be written</source>
        <translation>der Datenträger ist voll, %1 kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>%1 may not be used</source>
        <translation>%1 darf nicht verwendet werden</translation>
    </message>
    <message>
        <source>Check its owner and permissions, then start it again.</source>
        <translation>Eigentümer und Rechte prüfen, dann erneut starten.</translation>
    </message>
    <message>
        <source>%1 is a file of other content</source>
        <translation>%1 ist eine Datei mit anderem Inhalt</translation>
    </message>
    <message>
        <source>Move it away, then start it again.</source>
        <translation>Die Datei verschieben, dann erneut starten.</translation>
    </message>
    <message>
        <source>%1 is gone</source>
        <translation>%1 ist verschwunden</translation>
    </message>
    <message>
        <source>Connect its drive or put it back, then start it again.</source>
        <translation>Das Laufwerk anschließen oder die Daten zurücklegen, dann erneut starten.</translation>
    </message>
    <message>
        <source>%1 could not be read or written%2</source>
        <translation>%1 konnte nicht gelesen oder geschrieben werden%2</translation>
    </message>
    <message>
        <source>Check the disk, then start it again.</source>
        <translation>Den Datenträger prüfen, dann erneut starten.</translation>
    </message>
    <message>
        <source>no DHT node answers</source>
        <translation>kein DHT-Knoten antwortet</translation>
    </message>
    <message>
        <source>Check the internet connection, and that UDP isn&apos;t blocked.</source>
        <translation>Die Internetverbindung prüfen und ob UDP blockiert wird.</translation>
    </message>
    <message>
        <source>nobody offers it now</source>
        <translation>niemand bietet es zurzeit an</translation>
    </message>
    <message>
        <source>It starts by itself when somebody does: ask whether the sharer is online.</source>
        <translation>Es startet von selbst, sobald es jemand anbietet. Nachfragen, ob online ist, wer teilt.</translation>
    </message>
    <message numerus="yes">
        <source>%n peer(s) found, none could be connected</source>
        <translation>
            <numerusform>%n Peer gefunden, zu dem keine Verbindung gelang</numerusform>
            <numerusform>%n Peers gefunden, zu keinem gelang eine Verbindung</numerusform>
        </translation>
    </message>
    <message>
        <source>It tries again by itself. If it lasts, ask the sharer to forward a port.</source>
        <translation>Es wird von selbst weiter versucht. Dauert es an, den Teilenden um eine Portweiterleitung bitten.</translation>
    </message>
    <message>
        <source>nobody can connect from outside</source>
        <translation>von außen kann sich niemand verbinden</translation>
    </message>
    <message>
        <source>Forward the listening port in the router to this computer, or switch on UPnP or NAT-PMP there.</source>
        <translation>Im Router den Port für eingehende Verbindungen an diesen Computer weiterleiten oder dort UPnP oder NAT-PMP einschalten.</translation>
    </message>
    <message numerus="yes">
        <source>waiting for a turn at %n connected peer(s)</source>
        <translation>
            <numerusform>wartet bei %n verbundenen Peer, bis es an der Reihe ist</numerusform>
            <numerusform>wartet bei %n verbundenen Peers, bis es an der Reihe ist</numerusform>
        </translation>
    </message>
    <message>
        <source>It goes on by itself.</source>
        <translation>Es geht von selbst weiter.</translation>
    </message>
    <message numerus="yes">
        <source>no connected peer has piece %1 (%n missing this way)</source>
        <translation>
            <numerusform>kein verbundener Peer hat Teil %1 (%n Teil fehlt deshalb)</numerusform>
            <numerusform>kein verbundener Peer hat Teil %1 (%n Teile fehlen deshalb)</numerusform>
        </translation>
    </message>
    <message>
        <source>It goes on when somebody who has it comes online.</source>
        <translation>Es geht weiter, sobald jemand online kommt, der das Teil hat.</translation>
    </message>
    <message>
        <source>peers are connected, the list of files has not come yet</source>
        <translation>Peers sind verbunden, die Dateiliste ist noch nicht eingetroffen</translation>
    </message>
    <message>
        <source>Nothing holds it up.</source>
        <translation>Nichts hält es auf.</translation>
    </message>
    <message>
        <source>queued at position %1</source>
        <translation>in der Warteschlange auf Platz %1</translation>
    </message>
    <message>
        <source>Its turn comes by itself.</source>
        <translation>Es kommt von selbst an die Reihe.</translation>
    </message>
    <message>
        <source>paused by you</source>
        <translation>von Hand pausiert</translation>
    </message>
    <message>
        <source>Start it again to go on.</source>
        <translation>Zum Fortsetzen erneut starten.</translation>
    </message>
    <message>
        <source>there is no network to use</source>
        <translation>kein Netzwerk ist verfügbar</translation>
    </message>
    <message>
        <source>Check the connection, and the addresses in Preferences, Network.</source>
        <translation>Die Verbindung prüfen, und die Adressen unter „Einstellungen“, „Netzwerk“.</translation>
    </message>
    <message>
        <source>the DHT is switched off, and there is no tracker</source>
        <translation>die DHT ist ausgeschaltet, und es gibt keinen Tracker</translation>
    </message>
    <message>
        <source>Switch the DHT on in Preferences, Finding peers.</source>
        <translation>Die DHT unter „Einstellungen“, „Peers finden“ einschalten.</translation>
    </message>
    <message>
        <source>nothing runs it now</source>
        <translation>kein Shoal führt es zurzeit aus</translation>
    </message>
    <message>
        <source>Start it to go on.</source>
        <translation>Zum Fortsetzen starten.</translation>
    </message>
    <message>
        <source>the data on disk is being checked</source>
        <translation>die Daten auf dem Datenträger werden geprüft</translation>
    </message>
    <message>
        <source>nobody asks for it now</source>
        <translation>niemand fragt zurzeit danach</translation>
    </message>
    <message>
        <source>Give somebody the link.</source>
        <translation>Den Link an jemanden weitergeben.</translation>
    </message>
    <message>
        <source>asking the network</source>
        <translation>das Netz wird gefragt</translation>
    </message>
    <message>
        <source>This takes a few seconds.</source>
        <translation>Das dauert einige Sekunden.</translation>
    </message>
    <message>
        <source> (%1)</source>
        <comment>behind a reason: the system&apos;s words for it</comment>
        <translation> (%1)</translation>
    </message>
    <message>
        <source>this device is no member of its private swarm any more</source>
        <translation>dieses Gerät ist kein Mitglied seines privaten Schwarms mehr</translation>
    </message>
    <message>
        <source>What came so far stays; a new code lets it in again.</source>
        <translation>Was schon da ist, bleibt; ein neuer Code lässt es wieder hinein.</translation>
    </message>
    <message>
        <source>no member asks for it now</source>
        <translation>kein Mitglied fragt zurzeit danach</translation>
    </message>
    <message>
        <source>Members find it in the catalogue.</source>
        <translation>Mitglieder finden es im Katalog.</translation>
    </message>
    <message>
        <source>no member that has it is connected</source>
        <translation>kein Mitglied, das es hat, ist verbunden</translation>
    </message>
    <message>
        <source>It goes on by itself when one is.</source>
        <translation>Es geht von selbst weiter, sobald eines verbunden ist.</translation>
    </message>
</context>
<context>
    <name>SettingTexts</name>
    <message>
        <source>Choose one of the two.</source>
        <translation>Eine der beiden Möglichkeiten wählen.</translation>
    </message>
    <message>
        <source>&amp;Addresses for other peers</source>
        <translation>&amp;Adressen für andere Peers</translation>
    </message>
    <message>
        <source>Where other peers connect to. Port 0 picks one and keeps it.</source>
        <translation>Wohin sich andere Peers verbinden. Bei Port 0 wird einer gewählt und behalten.</translation>
    </message>
    <message>
        <source>Each must be ADDRESS:PORT or [ADDRESS]:PORT, and at least one is needed.</source>
        <translation>Jede muss ADRESSE:PORT oder [ADRESSE]:PORT sein; mindestens eine ist nötig.</translation>
    </message>
    <message>
        <source>Find peers &amp;nearby</source>
        <translation>Peers in der &amp;Nähe finden</translation>
    </message>
    <message>
        <source>Asks in the local network, by multicast.</source>
        <translation>Fragt im lokalen Netzwerk, per Multicast.</translation>
    </message>
    <message>
        <source>Ask the &amp;router to let peers in</source>
        <translation>Den &amp;Router bitten, Peers einzulassen</translation>
    </message>
    <message>
        <source>By UPnP and NAT-PMP, so that peers can connect from outside.</source>
        <translation>Über UPnP und NAT-PMP, damit sich Peers von außen verbinden können.</translation>
    </message>
    <message>
        <source>Use &amp;uTP beside TCP</source>
        <translation>&amp;uTP neben TCP verwenden</translation>
    </message>
    <message>
        <source>It gives way to other traffic, and gets through more routers.</source>
        <translation>Es lässt anderem Verkehr den Vortritt und kommt durch mehr Router.</translation>
    </message>
    <message>
        <source>&amp;Peers connected at once</source>
        <translation>Gleichzeitig verbundene &amp;Peers</translation>
    </message>
    <message>
        <source>Over all shares.</source>
        <translation>Über alle Freigaben.</translation>
    </message>
    <message>
        <source>It must be a number from 2 to 65000.</source>
        <translation>Erlaubt ist eine Zahl von 2 bis 65000.</translation>
    </message>
    <message>
        <source>&amp;Receive at most</source>
        <translation>Höchstens e&amp;mpfangen</translation>
    </message>
    <message>
        <source>Over all shares. A share can have a limit of its own besides.</source>
        <translation>Über alle Freigaben. Eine Freigabe kann außerdem eine eigene Begrenzung haben.</translation>
    </message>
    <message>
        <source>It must be less than 2 GiB in a second.</source>
        <translation>Erlaubt sind weniger als 2 GiB je Sekunde.</translation>
    </message>
    <message>
        <source>&amp;Send at most</source>
        <translation>Höchstens &amp;senden</translation>
    </message>
    <message>
        <source>&amp;Peers served at once</source>
        <translation>Gleichzeitig &amp;bediente Peers</translation>
    </message>
    <message>
        <source>Over all shares. With 0 nothing is sent to anybody.</source>
        <translation>Über alle Freigaben. Bei 0 wird niemandem etwas gesendet.</translation>
    </message>
    <message>
        <source>It must be a number from 0 to 10000.</source>
        <translation>Erlaubt ist eine Zahl von 0 bis 10000.</translation>
    </message>
    <message>
        <source>0 (nobody)</source>
        <translation>0 (niemand)</translation>
    </message>
    <message>
        <source>Find peers over the D&amp;HT</source>
        <translation>Peers über die D&amp;HT finden</translation>
    </message>
    <message>
        <source>The network of all peers, without any server. Without it only trackers, links and the local network name peers.</source>
        <translation>Das Netz aller Peers, ganz ohne Server. Ohne die DHT nennen nur Tracker, Links und das lokale Netzwerk Peers.</translation>
    </message>
    <message>
        <source>Nodes to ask &amp;first</source>
        <translation>Zuerst &amp;gefragte Knoten</translation>
    </message>
    <message>
        <source>While no other node of the DHT is known.</source>
        <translation>Solange kein anderer Knoten der DHT bekannt ist.</translation>
    </message>
    <message>
        <source>Each must be HOST:PORT, and its port not 0.</source>
        <translation>Jeder muss HOST:PORT sein, der Port nicht 0.</translation>
    </message>
    <message>
        <source>Stay in a &amp;network of one&apos;s own</source>
        <translation>In einem eigenen Net&amp;z bleiben</translation>
    </message>
    <message>
        <source>No public nodes, no multicast, no port mapping; private and loopback addresses are allowed in the DHT.</source>
        <translation>Keine öffentlichen Knoten, kein Multicast, keine Portweiterleitung; private und Loopback-Adressen sind in der DHT erlaubt.</translation>
    </message>
    <message>
        <source>&amp;Folder for downloads</source>
        <translation>&amp;Ordner für Downloads</translation>
    </message>
    <message>
        <source>Each download can have another. Leave it empty for the downloads folder of your system.</source>
        <translation>Jeder Download kann einen anderen haben. Leer lassen für den Download-Ordner des Systems.</translation>
    </message>
    <message>
        <source>It must be a whole path that starts with /, or empty.</source>
        <translation>Erlaubt ist ein vollständiger Pfad, der mit / beginnt, oder nichts.</translation>
    </message>
    <message>
        <source>&amp;Take a file&apos;s whole room at once</source>
        <translation>Speicherplatz einer Datei so&amp;fort ganz belegen</translation>
    </message>
    <message>
        <source>The disk can&apos;t run out meanwhile, and the file lies in one piece. Otherwise a file grows as it comes.</source>
        <translation>Der Platz kann dann unterwegs nicht ausgehen, und die Datei liegt am Stück. Sonst wächst eine Datei, während sie eintrifft.</translation>
    </message>
    <message>
        <source>&amp;Threads that read and hash</source>
        <translation>&amp;Threads zum Lesen und Hashen</translation>
    </message>
    <message>
        <source>When files are shared or checked.</source>
        <translation>Beim Teilen und Prüfen von Dateien.</translation>
    </message>
    <message>
        <source>It must be a number from 0 to 1024.</source>
        <translation>Erlaubt ist eine Zahl von 0 bis 1024.</translation>
    </message>
    <message>
        <source>One for each core</source>
        <translation>Einer je Kern</translation>
    </message>
    <message>
        <source>&amp;Port of private swarms</source>
        <translation>&amp;Port privater Schwärme</translation>
    </message>
    <message>
        <source>At the addresses for other peers. Port 0 picks one and keeps it.</source>
        <translation>An den Adressen für andere Peers. Bei Port 0 wird einer gewählt und behalten.</translation>
    </message>
    <message>
        <source>It must be a number from 0 to 65535.</source>
        <translation>Erlaubt ist eine Zahl von 0 bis 65535.</translation>
    </message>
    <message>
        <source>0 (picks one)</source>
        <translation>0 (wird gewählt)</translation>
    </message>
    <message>
        <source>Private swarms</source>
        <translation>Private Schwärme</translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation>Desktop</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Speed limits</source>
        <translation>Geschwindigkeit</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Finding peers</source>
        <translation>Peers finden</translation>
    </message>
    <message>
        <source>Downloads and disk</source>
        <translation>Downloads und Datenträger</translation>
    </message>
    <message>
        <source>Hashing</source>
        <translation>Hashen</translation>
    </message>
</context>
<context>
    <name>ShareFacts</name>
    <message numerus="yes">
        <source>%n of %1 each</source>
        <comment>pieces</comment>
        <translation>
            <numerusform>%n zu %1</numerusform>
            <numerusform>%n zu je %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Yes: peers come from its trackers alone</source>
        <translation>Ja: Peers kommen nur von ihren Trackern</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Vorhanden</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>Ratio</translation>
    </message>
    <message>
        <source>Receiving</source>
        <translation>Empfangsrate</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Senderate</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>Peers</source>
        <translation>Peers</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Vollständig seit</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Info-hash v1</source>
        <translation>Info-Hash v1</translation>
    </message>
    <message>
        <source>Info-hash v2</source>
        <translation>Info-Hash v2</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>Erstellt mit</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>Privat</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>the state and its reason, what to do</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>peers connected of known</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>Gewünscht</translation>
    </message>
    <message>
        <source>Complete peers</source>
        <translation>Vollständige Peers</translation>
    </message>
    <message>
        <source>One that isn&apos;t in the profile any more</source>
        <translation>Einer, der nicht mehr im Profil ist</translation>
    </message>
    <message>
        <source>Private swarm</source>
        <translation>Privater Schwarm</translation>
    </message>
</context>
<context>
    <name>SourceTexts</name>
    <message>
        <source>DHT</source>
        <translation>DHT</translation>
    </message>
    <message>
        <source>Other peers (PEX)</source>
        <translation>Andere Peers (PEX)</translation>
    </message>
    <message>
        <source>Local network</source>
        <translation>Lokales Netzwerk</translation>
    </message>
    <message>
        <source>Tracker</source>
        <translation>Tracker</translation>
    </message>
    <message>
        <source>Web seed</source>
        <translation>Webseed</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>kind of source, its address</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Not asked yet</source>
        <translation>Noch nicht gefragt</translation>
    </message>
    <message>
        <source>Waiting for an answer</source>
        <translation>Wartet auf Antwort</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>Funktioniert</translation>
    </message>
    <message numerus="yes">
        <source>No answer (%n time(s))</source>
        <translation>
            <numerusform>Keine Antwort (%n Mal)</numerusform>
            <numerusform>Keine Antwort (%n Mal)</numerusform>
        </translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Keine Antwort</translation>
    </message>
    <message numerus="yes">
        <source>%n peer(s) named</source>
        <translation>
            <numerusform>%n Peer genannt</numerusform>
            <numerusform>%n Peers genannt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>how many peers it named: what it said</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>it is no file</source>
        <translation>keine Datei</translation>
    </message>
    <message>
        <source>it is far too large: %1</source>
        <translation>viel zu groß: %1</translation>
    </message>
    <message>
        <source>There is no link yet.</source>
        <translation>Es gibt noch keinen Link.</translation>
    </message>
    <message>
        <source>Paste a magnet link or an info-hash, or open a torrent file.</source>
        <translation>Einen Magnet-Link oder Info-Hash einfügen oder eine Torrent-Datei öffnen.</translation>
    </message>
    <message>
        <source>This is the address of a web page, not of a share.</source>
        <translation>Das ist die Adresse einer Webseite, nicht einer Freigabe.</translation>
    </message>
    <message>
        <source>Open it in a browser, and copy the magnet link or save the torrent file there.</source>
        <translation>Sie im Browser öffnen und dort den Magnet-Link kopieren oder die Torrent-Datei speichern.</translation>
    </message>
    <message>
        <source>Shoal can&apos;t receive from “%1:” links.</source>
        <translation>Shoal kann von „%1:“-Links nicht empfangen.</translation>
    </message>
    <message>
        <source>It takes magnet links, info-hashes and torrent files.</source>
        <translation>Möglich sind Magnet-Links, Info-Hashes und Torrent-Dateien.</translation>
    </message>
</context>
<context>
    <name>SpeedTexts</name>
    <message>
        <source>nothing</source>
        <comment>no speed at all</comment>
        <translation>nichts</translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>speed: a size in a second</comment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>Nothing was received or sent yet</source>
        <translation>Noch wurde nichts empfangen oder gesendet</translation>
    </message>
    <message>
        <source>Receiving: %1 now, %2 on average, %3 at most. Sending: %4 now, %5 on average, %6 at most.</source>
        <translation>Empfang: jetzt %1, im Mittel %2, höchstens %3. Senden: jetzt %4, im Mittel %5, höchstens %6.</translation>
    </message>
</context>
<context>
    <name>StateWords</name>
    <message>
        <source>Fetching file list</source>
        <translation>Dateiliste wird geholt</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Wird geprüft</translation>
    </message>
    <message>
        <source>Moving</source>
        <translation>Wird verschoben</translation>
    </message>
    <message>
        <source>Receiving</source>
        <translation>Wird empfangen</translation>
    </message>
    <message>
        <source>Seeding</source>
        <translation>Wird verteilt</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Vollständig</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Stopped by an error</source>
        <translation>Mit Fehler gestoppt</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Niedrig</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Don&apos;t receive</source>
        <translation>Nicht empfangen</translation>
    </message>
    <message>
        <source>DHT off</source>
        <translation>DHT aus</translation>
    </message>
    <message>
        <source>DHT: asking</source>
        <translation>DHT: wird gefragt</translation>
    </message>
    <message>
        <source>DHT: nobody answers</source>
        <translation>DHT: niemand antwortet</translation>
    </message>
    <message numerus="yes">
        <source>DHT: %n node(s), few</source>
        <translation>
            <numerusform>DHT: nur %n Knoten</numerusform>
            <numerusform>DHT: nur %n Knoten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>DHT: %n node(s)</source>
        <translation>
            <numerusform>DHT: %n Knoten</numerusform>
            <numerusform>DHT: %n Knoten</numerusform>
        </translation>
    </message>
    <message>
        <source>Reachable? Not known yet</source>
        <translation>Erreichbar? Noch nicht bekannt</translation>
    </message>
    <message>
        <source>Reachable</source>
        <translation>Erreichbar</translation>
    </message>
    <message>
        <source>Not reachable from outside</source>
        <translation>Von außen nicht erreichbar</translation>
    </message>
</context>
<context>
    <name>TipTexts</name>
    <message>
        <source>%1. %2</source>
        <comment>the state and its reason, what to do</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Private swarm: %1</source>
        <translation>Privater Schwarm: %1</translation>
    </message>
</context>
<context>
    <name>shoal::app::Desktop</name>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert&#xa0;…</translation>
    </message>
    <message>
        <source>Opening your shares…</source>
        <translation>Freigaben werden geöffnet&#xa0;…</translation>
    </message>
    <message>
        <source>Quit, though files are still on their way?</source>
        <translation>Beenden, obwohl noch Dateien unterwegs sind?</translation>
    </message>
    <message>
        <source>They go on from there when Shoal is started again.</source>
        <translation>Beim nächsten Start von Shoal geht es an dieser Stelle weiter.</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Stay</source>
        <translation>&amp;Nicht beenden</translation>
    </message>
    <message>
        <source>Quit, though files are still being read for a new share?</source>
        <translation>Beenden, obwohl noch Dateien für eine neue Freigabe gelesen werden?</translation>
    </message>
    <message>
        <source>There is no link yet. They would have to be read again from the beginning.</source>
        <translation>Es gibt noch keinen Link. Die Dateien müssten noch einmal von vorn gelesen werden.</translation>
    </message>
</context>
<context>
    <name>shoal::app::WaitWindow</name>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Erneut versuchen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Open the &amp;settings file</source>
        <translation>E&amp;instellungsdatei öffnen</translation>
    </message>
    <message>
        <source>Correct it in %1, or take that file away to begin anew.</source>
        <translation>In %1 korrigieren oder diese Datei entfernen, um neu zu beginnen.</translation>
    </message>
    <message>
        <source>Stop that program, or change “listen” under “network” in %1.</source>
        <translation>Dieses Programm beenden oder in %1 unter „network“ den Wert „listen“ ändern.</translation>
    </message>
</context>
<context>
    <name>shoal::ui::AboutDialog</name>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>About Shoal</source>
        <translation>Über Shoal</translation>
    </message>
    <message>
        <source>Shoal %1</source>
        <comment>name and version</comment>
        <translation>Shoal %1</translation>
    </message>
    <message>
        <source>Made &amp;with</source>
        <translation>Erstellt &amp;mit</translation>
    </message>
    <message>
        <source>Co&amp;py versions</source>
        <translation>Versionen &amp;kopieren</translation>
    </message>
    <message>
        <source>Read the &amp;licence</source>
        <translation>&amp;Lizenz lesen</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>For a report of a defect</source>
        <translation>Für eine Fehlermeldung</translation>
    </message>
    <message>
        <source>Shares files between computers, without a server.</source>
        <translation>Teilt Dateien zwischen Computern, ohne Server.</translation>
    </message>
    <message>
        <source>Free software under the Apache License, version 2.0 (Apache-2.0): use it, change it, pass it on. It comes without any warranty.</source>
        <translation>Freie Software unter der Apache-Lizenz, Version 2.0 (Apache-2.0): Sie darf verwendet, verändert und weitergegeben werden. Ohne jede Gewährleistung.</translation>
    </message>
    <message>
        <source>This window runs the transfers itself.</source>
        <translation>Dieses Fenster führt die Übertragungen selbst aus.</translation>
    </message>
    <message>
        <source>The transfers are run by Shoal %1 (process %2).</source>
        <translation>Die Übertragungen führt Shoal %1 aus (Prozess %2).</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>name and version</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>shoal::ui::AddPeerDialog</name>
    <message>
        <source>Add a peer</source>
        <translation>Peer hinzufügen</translation>
    </message>
    <message>
        <source>A&amp;ddress and port:</source>
        <translation>A&amp;dresse und Port:</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>An IPv4 address as in 192.0.2.7:6881, or an IPv6 address as in [2001:db8::7]:6881.</source>
        <translation>Eine IPv4-Adresse wie 192.0.2.7:6881 oder eine IPv6-Adresse wie [2001:db8::7]:6881.</translation>
    </message>
    <message>
        <source>This is no address with a port: write it as 192.0.2.7:6881 or [2001:db8::7]:6881.</source>
        <translation>Das ist keine Adresse mit Port. Möglich ist 192.0.2.7:6881 oder [2001:db8::7]:6881.</translation>
    </message>
</context>
<context>
    <name>shoal::ui::DetailsPanel</name>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Choose a share to see its details</source>
        <translation>Eine Freigabe auswählen, um ihre Details zu sehen</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Peers</source>
        <translation>Peers</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
</context>
<context>
    <name>shoal::ui::ErrorSheet</name>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>&amp;Details:</source>
        <translation>&amp;Details:</translation>
    </message>
    <message>
        <source>&amp;Copy the details</source>
        <translation>Details &amp;kopieren</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>Sch&amp;ließen</translation>
    </message>
</context>
<context>
    <name>shoal::ui::FactsForm</name>
    <message>
        <source>%1:</source>
        <comment>the title of a fact</comment>
        <translation>%1:</translation>
    </message>
    <message>
        <source>Show in f&amp;older</source>
        <translation>Im &amp;Ordner anzeigen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <comment>the title of a fact</comment>
        <translation>Kopieren: %1</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
</context>
<context>
    <name>shoal::ui::FileChoice</name>
    <message>
        <source>Filter the files</source>
        <translation>Dateien filtern</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>Alle a&amp;uswählen</translation>
    </message>
    <message>
        <source>Select &amp;none</source>
        <translation>&amp;Keine auswählen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln Datei</numerusform>
            <numerusform>%Ln Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 of %2 chosen, %3 of %4</source>
        <comment>so many of so many files, and their sizes</comment>
        <translation>%L1 von %2 ausgewählt, %3 von %4</translation>
    </message>
</context>
<context>
    <name>shoal::ui::FileTreeModel</name>
    <message>
        <source>Mixed</source>
        <comment>files of several priorities</comment>
        <translation>Gemischt</translation>
    </message>
    <message numerus="yes">
        <source>Folder of %n file(s)</source>
        <translation>
            <numerusform>Ordner mit %n Datei</numerusform>
            <numerusform>Ordner mit %n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
</context>
<context>
    <name>shoal::ui::FileTreeView</name>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
</context>
<context>
    <name>shoal::ui::FilesPage</name>
    <message>
        <source>Part of a name</source>
        <translation>Teil eines Namens</translation>
    </message>
    <message>
        <source>F&amp;ilter:</source>
        <translation>F&amp;iltern:</translation>
    </message>
    <message>
        <source>&amp;Open all folders</source>
        <translation>Alle Ordner öff&amp;nen</translation>
    </message>
    <message>
        <source>The list of files has not come yet</source>
        <translation>Die Dateiliste ist noch nicht eingetroffen</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), %1</source>
        <comment>how many, their size</comment>
        <translation>
            <numerusform>%n Datei, %1</numerusform>
            <numerusform>%n Dateien, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n file(s) wanted: %2 of %3</source>
        <comment>how many, their sizes</comment>
        <translation>
            <numerusform>%1 von %n Datei gewünscht: %2 von %3</numerusform>
            <numerusform>%1 von %n Dateien gewünscht: %2 von %3</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Show in folder</source>
        <translation>Im &amp;Ordner anzeigen</translation>
    </message>
    <message>
        <source>&amp;Priority</source>
        <translation>&amp;Priorität</translation>
    </message>
    <message>
        <source>Open &amp;all folders</source>
        <translation>&amp;Alle Ordner öffnen</translation>
    </message>
    <message>
        <source>&amp;Close all folders</source>
        <translation>Alle Ordner &amp;schließen</translation>
    </message>
</context>
<context>
    <name>shoal::ui::FilterListModel</name>
    <message>
        <source>Shares</source>
        <translation>Freigaben</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>No label</source>
        <translation>Ohne Label</translation>
    </message>
    <message>
        <source>Trackers</source>
        <translation>Tracker</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n share(s)</source>
        <translation>
            <numerusform>%1: %n Freigabe</numerusform>
            <numerusform>%1: %n Freigaben</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>shoal::ui::FolderEditor</name>
    <message>
        <source>&amp;Browse…</source>
        <translation>&amp;Durchsuchen&#xa0;…</translation>
    </message>
    <message>
        <source>Browse for “%1”</source>
        <translation>Ordner für „%1“ suchen</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner auswählen</translation>
    </message>
</context>
<context>
    <name>shoal::ui::FolderField</name>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>Aus&amp;wählen&#xa0;…</translation>
    </message>
    <message>
        <source>Choose a Folder</source>
        <translation>Ordner auswählen</translation>
    </message>
    <message>
        <source>Type the whole path of a folder, or choose one.</source>
        <translation>Den vollständigen Pfad eines Ordners eingeben oder einen auswählen.</translation>
    </message>
    <message>
        <source>How much is free there can&apos;t be told.</source>
        <translation>Wie viel dort frei ist, lässt sich nicht feststellen.</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>%1 frei</translation>
    </message>
    <message>
        <source>Not enough room: %1 are free, %2 are needed.</source>
        <translation>Zu wenig Platz: %1 frei, %2 nötig.</translation>
    </message>
    <message>
        <source>%1 free, %2 afterwards</source>
        <translation>%1 frei, danach %2</translation>
    </message>
</context>
<context>
    <name>shoal::ui::HashingPanel</name>
    <message>
        <source>S&amp;top</source>
        <translation>Anh&amp;alten</translation>
    </message>
    <message>
        <source>Reading the files</source>
        <translation>Dateien werden gelesen</translation>
    </message>
    <message>
        <source>Looking at the files…</source>
        <translation>Dateien werden gesichtet&#xa0;…</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 at %2, %3 left</source>
        <comment>so much of so much at a speed, and a time</comment>
        <translation>%1 mit %2, noch %3</translation>
    </message>
</context>
<context>
    <name>shoal::ui::LabelField</name>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Several with commas between</source>
        <translation>Mehrere durch Kommas getrennt</translation>
    </message>
</context>
<context>
    <name>shoal::ui::LabelSheet</name>
    <message>
        <source>Labels of %1</source>
        <translation>Labels von %1</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>&amp;Anwenden</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <source>Labels in use</source>
        <translation>Verwendete Labels</translation>
    </message>
    <message>
        <source>Labels in &amp;use:</source>
        <translation>&amp;Verwendete Labels:</translation>
    </message>
    <message>
        <source>&amp;New labels:</source>
        <translation>&amp;Neue Labels:</translation>
    </message>
</context>
<context>
    <name>shoal::ui::LimitSheet</name>
    <message>
        <source>Limits of %1</source>
        <translation>Begrenzungen von %1</translation>
    </message>
    <message>
        <source>&amp;Receive at most</source>
        <translation>Höchstens &amp;empfangen</translation>
    </message>
    <message>
        <source>&amp;Send at most</source>
        <translation>Höchstens &amp;senden</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>&amp;Anwenden</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <source>&amp;Priority among all shares:</source>
        <translation>&amp;Priorität unter allen Freigaben:</translation>
    </message>
    <message>
        <source>Each of the shares by itself. What isn&apos;t ticked has no limit of its own.</source>
        <translation>Jede der Freigaben für sich. Was nicht angekreuzt ist, hat keine eigene Begrenzung.</translation>
    </message>
    <message>
        <source>What isn&apos;t ticked has no limit of its own.</source>
        <translation>Was nicht angekreuzt ist, hat keine eigene Begrenzung.</translation>
    </message>
    <message>
        <source>It is no longer on the list.</source>
        <translation>Die Freigabe steht nicht mehr in der Liste.</translation>
    </message>
    <message>
        <source>As each has it</source>
        <translation>Jede wie bisher</translation>
    </message>
</context>
<context>
    <name>shoal::ui::LimitsPopup</name>
    <message>
        <source>✓ %1</source>
        <comment>a preset that holds</comment>
        <translation>✓ %1</translation>
    </message>
    <message>
        <source>Speed limits</source>
        <translation>Geschwindigkeitsbegrenzung</translation>
    </message>
    <message>
        <source>&amp;Receive at most</source>
        <translation>Höchstens &amp;empfangen</translation>
    </message>
    <message>
        <source>&amp;Send at most</source>
        <translation>Höchstens &amp;senden</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>limit: preset</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>what went wrong, what to do</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Keine Begrenzung</translation>
    </message>
    <message>
        <source>100 KiB/s</source>
        <translation>100 KiB/s</translation>
    </message>
    <message>
        <source>500 KiB/s</source>
        <translation>500 KiB/s</translation>
    </message>
    <message>
        <source>1 MiB/s</source>
        <translation>1 MiB/s</translation>
    </message>
    <message>
        <source>5 MiB/s</source>
        <translation>5 MiB/s</translation>
    </message>
</context>
<context>
    <name>shoal::ui::LinkSheet</name>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>&amp;Copy the link</source>
        <translation>Link &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Save the torrent file…</source>
        <translation>&amp;Torrent-Datei speichern&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;E-mail…</source>
        <translation>&amp;E-Mail&#xa0;…</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>The link is on the clipboard.</source>
        <translation>Der Link ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>The share is no longer on the list.</source>
        <translation>Die Freigabe steht nicht mehr in der Liste.</translation>
    </message>
    <message>
        <source>Link of “%1”</source>
        <translation>Link von „%1“</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Save the torrent file</source>
        <translation>Torrent-Datei speichern</translation>
    </message>
    <message>
        <source>Torrent files (*.torrent)</source>
        <translation>Torrent-Dateien (*.torrent)</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Als %1 gespeichert.</translation>
    </message>
    <message>
        <source>“%1” has no link</source>
        <translation>„%1“ hat keinen Link</translation>
    </message>
    <message>
        <source>It belongs to a private swarm.</source>
        <translation>Die Freigabe gehört zu einem privaten Schwarm.</translation>
    </message>
    <message>
        <source>It belongs to the private swarm “%1”.</source>
        <translation>Die Freigabe gehört zum privaten Schwarm „%1“.</translation>
    </message>
    <message>
        <source>Its members alone can get it: they find it in the catalogue.</source>
        <translation>Nur dessen Mitglieder können sie holen: Sie finden sie im Katalog.</translation>
    </message>
</context>
<context>
    <name>shoal::ui::LogModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
</context>
<context>
    <name>shoal::ui::MainWindow</name>
    <message>
        <source>Filter by name</source>
        <translation>Nach Namen filtern</translation>
    </message>
    <message>
        <source>No share fits this filter.</source>
        <translation>Keine Freigabe passt zu diesem Filter.</translation>
    </message>
    <message>
        <source>Tool bar</source>
        <translation>Werkzeugleiste</translation>
    </message>
    <message>
        <source>The Shoal that runs the transfers does not answer.</source>
        <translation>Das Shoal, das die Übertragungen ausführt, antwortet nicht.</translation>
    </message>
    <message>
        <source>The list shows what was known. Shoal waits for it, and goes on by itself.</source>
        <translation>Die Liste zeigt den letzten bekannten Stand. Es wird gewartet, dann geht es von selbst weiter.</translation>
    </message>
    <message>
        <source>Files to share</source>
        <translation>Dateien zum Teilen</translation>
    </message>
    <message>
        <source>Folder to share</source>
        <translation>Ordner zum Teilen</translation>
    </message>
    <message>
        <source>Torrent file to receive</source>
        <translation>.torrent-Datei zum Empfangen</translation>
    </message>
    <message>
        <source>Torrent files (*.torrent)</source>
        <translation>Torrent-Dateien (*.torrent)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) stay on the disk.</source>
        <translation>
            <numerusform>%n Datei bleibt auf dem Datenträger.</numerusform>
            <numerusform>%n Dateien bleiben auf dem Datenträger.</numerusform>
        </translation>
    </message>
    <message>
        <source>Another share of the list has them, too.</source>
        <translation>Eine andere Freigabe der Liste enthält sie auch.</translation>
    </message>
    <message>
        <source>There is a link on the clipboard.</source>
        <translation>In der Zwischenablage ist ein Link.</translation>
    </message>
    <message>
        <source>There is a link to “%1” on the clipboard.</source>
        <translation>In der Zwischenablage ist ein Link zu „%1“.</translation>
    </message>
    <message>
        <source>&amp;Receive it…</source>
        <translation>&amp;Empfangen&#xa0;…</translation>
    </message>
</context>
<context>
    <name>shoal::ui::MessageBar</name>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>what happened, and what to do</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>shoal::ui::MoveSheet</name>
    <message>
        <source>Move %1</source>
        <translation>%1 verschieben</translation>
    </message>
    <message>
        <source>&amp;Move</source>
        <translation>&amp;Verschieben</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <source>Move to the &amp;folder:</source>
        <translation>In den &amp;Ordner verschieben:</translation>
    </message>
    <message>
        <source>%1 lie in %2.</source>
        <comment>a size, and a folder</comment>
        <translation>%1 liegen in %2.</translation>
    </message>
    <message>
        <source>%1 lie in several folders.</source>
        <comment>a size</comment>
        <translation>%1 liegen in mehreren Ordnern.</translation>
    </message>
    <message>
        <source>Choose another folder, or make room there.</source>
        <translation>Einen anderen Ordner wählen oder dort Platz schaffen.</translation>
    </message>
</context>
<context>
    <name>shoal::ui::Notifier</name>
    <message numerus="yes">
        <source>%n share(s) finished</source>
        <translation>
            <numerusform>%n Freigabe ist vollständig</numerusform>
            <numerusform>%n Freigaben sind vollständig</numerusform>
        </translation>
    </message>
    <message>
        <source>Every file that was wanted is here.</source>
        <translation>Alle gewünschten Dateien sind da.</translation>
    </message>
    <message>
        <source>“%1” is here</source>
        <translation>„%1“ ist da</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>a size, and a folder</comment>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message numerus="yes">
        <source>%n share(s) can be found</source>
        <translation>
            <numerusform>%n Freigabe ist auffindbar</numerusform>
            <numerusform>%n Freigaben sind auffindbar</numerusform>
        </translation>
    </message>
    <message>
        <source>Their links work now.</source>
        <translation>Ihre Links funktionieren jetzt.</translation>
    </message>
    <message>
        <source>“%1” is shared</source>
        <translation>„%1“ ist geteilt</translation>
    </message>
    <message>
        <source>Its link works now: give it to whoever shall have the files.</source>
        <translation>Der Link funktioniert jetzt: an alle weitergeben, die die Dateien bekommen sollen.</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Link kopieren</translation>
    </message>
    <message numerus="yes">
        <source>%n share(s) stopped</source>
        <translation>
            <numerusform>%n Freigabe ist gestoppt</numerusform>
            <numerusform>%n Freigaben sind gestoppt</numerusform>
        </translation>
    </message>
    <message>
        <source>The list says of each what is wrong.</source>
        <translation>Die Liste sagt zu jeder, was nicht stimmt.</translation>
    </message>
    <message>
        <source>“%1” stopped</source>
        <translation>„%1“ ist gestoppt</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences: what is wrong, and what to do</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>The Shoal that runs the transfers does not answer</source>
        <translation>Das Shoal, das die Übertragungen ausführt, antwortet nicht</translation>
    </message>
    <message>
        <source>Shoal waits for it, and goes on by itself.</source>
        <translation>Es wird gewartet, dann geht es von selbst weiter.</translation>
    </message>
    <message>
        <source>The Shoal that runs the transfers answers again</source>
        <translation>Das Shoal, das die Übertragungen ausführt, antwortet wieder</translation>
    </message>
    <message>
        <source>Shares go on where they were.</source>
        <translation>Die Freigaben machen dort weiter, wo sie waren.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
</context>
<context>
    <name>shoal::ui::OverviewPage</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>10 minutes</source>
        <translation>10 Minuten</translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation>24 Stunden</translation>
    </message>
    <message>
        <source>S&amp;peed over the last</source>
        <translation>&amp;Geschwindigkeit der letzten</translation>
    </message>
    <message>
        <source>No name yet</source>
        <translation>Noch ohne Namen</translation>
    </message>
</context>
<context>
    <name>shoal::ui::PeerModel</name>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Receiving</source>
        <translation>Empfangsrate</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Senderate</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>Merkmale</translation>
    </message>
</context>
<context>
    <name>shoal::ui::PeersPage</name>
    <message>
        <source>&amp;Add a peer…</source>
        <translation>Peer hin&amp;zufügen&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Ban…</source>
        <translation>&amp;Sperren&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Copy address</source>
        <translation>Adresse &amp;kopieren</translation>
    </message>
    <message>
        <source>Peers</source>
        <translation>Peers</translation>
    </message>
    <message>
        <source>It has not said which pieces it has</source>
        <translation>Der Peer hat noch nicht gesagt, welche Teile er hat</translation>
    </message>
    <message>
        <source>Nobody is connected</source>
        <translation>Niemand ist verbunden</translation>
    </message>
    <message numerus="yes">
        <source>%n peer(s)</source>
        <translation>
            <numerusform>%n Peer</numerusform>
            <numerusform>%n Peers</numerusform>
        </translation>
    </message>
    <message>
        <source>Ban a peer</source>
        <translation>Peer sperren</translation>
    </message>
    <message>
        <source>Ban %1?</source>
        <comment>an address</comment>
        <translation>%1 sperren?</translation>
    </message>
    <message>
        <source>No share deals with this address any more, until Shoal is started again.</source>
        <translation>Keine Freigabe tauscht noch etwas mit dieser Adresse aus, bis Shoal neu gestartet wird.</translation>
    </message>
    <message>
        <source>&amp;Ban</source>
        <translation>&amp;Sperren</translation>
    </message>
</context>
<context>
    <name>shoal::ui::PieceMapWidget</name>
    <message>
        <source>Pieces</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>Pieces of the chosen peer</source>
        <translation>Teile des ausgewählten Peers</translation>
    </message>
    <message>
        <source>The pieces are not known yet</source>
        <translation>Die Teile sind noch nicht bekannt</translation>
    </message>
    <message numerus="yes">
        <source>It has %1 of %n piece(s)</source>
        <translation>
            <numerusform>Hat %1 von %n Teil</numerusform>
            <numerusform>Hat %1 von %n Teilen</numerusform>
        </translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Vorhanden</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>Unterwegs</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlt</translation>
    </message>
    <message>
        <source>Not wanted</source>
        <translation>Nicht gewünscht</translation>
    </message>
    <message>
        <source>Peers that have it (below)</source>
        <translation>Peers, die das Teil haben (unten)</translation>
    </message>
</context>
<context>
    <name>shoal::ui::PreferenceRow</name>
    <message>
        <source>R&amp;eset</source>
        <translation>Zurücks&amp;etzen</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>Falsch</translation>
    </message>
    <message>
        <source>Reset “%1”</source>
        <translation>„%1“ zurücksetzen</translation>
    </message>
    <message>
        <source>Back to the default: %1</source>
        <translation>Zurück zur Vorgabe: %1</translation>
    </message>
    <message>
        <source>Default: %1.</source>
        <translation>Vorgabe: %1.</translation>
    </message>
    <message>
        <source>Needs a restart.</source>
        <translation>Gilt erst nach einem Neustart.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>error, help</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>shoal::ui::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Type to find a setting</source>
        <translation>Tippen, um eine Einstellung zu finden</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation>Einstellung suchen</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Abschnitte</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>No setting has these words. Try fewer, or others.</source>
        <translation>Keine Einstellung enthält diese Wörter. Weniger oder andere versuchen.</translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) found</source>
        <translation>
            <numerusform>%n Einstellung gefunden</numerusform>
            <numerusform>%n Einstellungen gefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>setting (new value)</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Once Shoal is started again: %1.</source>
        <translation>Nach dem nächsten Start von Shoal: %1.</translation>
    </message>
    <message>
        <source>; </source>
        <translation>; </translation>
    </message>
    <message>
        <source>Saved, but not taken over by the running Shoal: %1 %2</source>
        <translation>Gespeichert, aber vom laufenden Shoal nicht übernommen: %1 %2</translation>
    </message>
</context>
<context>
    <name>shoal::ui::PriorityDelegate</name>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
</context>
<context>
    <name>shoal::ui::QrView</name>
    <message>
        <source>The link as a QR code</source>
        <translation>Der Link als QR-Code</translation>
    </message>
</context>
<context>
    <name>shoal::ui::RateEditor</name>
    <message>
        <source>No limit</source>
        <translation>Keine Begrenzung</translation>
    </message>
    <message>
        <source>KiB/s</source>
        <translation>KiB/s</translation>
    </message>
    <message>
        <source>MiB/s</source>
        <translation>MiB/s</translation>
    </message>
    <message>
        <source>Unit of “%1”</source>
        <translation>Einheit von „%1“</translation>
    </message>
</context>
<context>
    <name>shoal::ui::RateField</name>
    <message>
        <source>Unit of the speed</source>
        <translation>Einheit der Geschwindigkeit</translation>
    </message>
    <message>
        <source>KiB/s</source>
        <translation>KiB/s</translation>
    </message>
    <message>
        <source>MiB/s</source>
        <translation>MiB/s</translation>
    </message>
</context>
<context>
    <name>shoal::ui::ReceiveSheet</name>
    <message>
        <source>Receive</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Start at &amp;once</source>
        <translation>&amp;Sofort starten</translation>
    </message>
    <message>
        <source>In or&amp;der, from the beginning</source>
        <translation>Der &amp;Reihe nach, von Anfang an</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>S&amp;tarten</translation>
    </message>
    <message>
        <source>Start &amp;without waiting</source>
        <translation>&amp;Ohne Warten starten</translation>
    </message>
    <message>
        <source>S&amp;how it</source>
        <translation>An&amp;zeigen</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <source>&amp;Link:</source>
        <translation>&amp;Link:</translation>
    </message>
    <message>
        <source>Open a &amp;torrent file…</source>
        <translation>Torrent-&amp;Datei öffnen&#xa0;…</translation>
    </message>
    <message>
        <source>Fetching the list of files</source>
        <translation>Dateiliste wird geholt</translation>
    </message>
    <message>
        <source>Fetching the list of files…</source>
        <translation>Dateiliste wird geholt&#xa0;…</translation>
    </message>
    <message>
        <source>So that a film can be watched while it comes. It takes longer in all.</source>
        <translation>Damit sich ein Film schon ansehen lässt, während er eintrifft. Insgesamt dauert es länger.</translation>
    </message>
    <message>
        <source>&amp;Folder:</source>
        <translation>Ord&amp;ner:</translation>
    </message>
    <message>
        <source>La&amp;bels:</source>
        <translation>La&amp;bels:</translation>
    </message>
    <message>
        <source>&amp;Add paused</source>
        <translation>&amp;Pausiert hinzufügen</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>%1 wird gelesen&#xa0;…</translation>
    </message>
    <message>
        <source>Open a torrent file</source>
        <translation>Torrent-Datei öffnen</translation>
    </message>
    <message>
        <source>Torrent files (*.torrent)</source>
        <translation>Torrent-Dateien (*.torrent)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Receive “%1”</source>
        <translation>„%1“ empfangen</translation>
    </message>
    <message>
        <source>Looking whether it is on the list…</source>
        <translation>Es wird nachgesehen, ob es in der Liste steht&#xa0;…</translation>
    </message>
    <message>
        <source>It is on the list already.</source>
        <translation>Es steht schon in der Liste.</translation>
    </message>
    <message>
        <source>“%1” is on the list already.</source>
        <translation>„%1“ steht schon in der Liste.</translation>
    </message>
    <message>
        <source>The network is being asked.</source>
        <translation>Das Netz wird gefragt.</translation>
    </message>
    <message>
        <source>It was removed from the list meanwhile.</source>
        <translation>Es wurde inzwischen aus der Liste entfernt.</translation>
    </message>
    <message>
        <source>Close this, and paste the link again.</source>
        <translation>Dieses Fenster schließen und den Link erneut einfügen.</translation>
    </message>
    <message>
        <source>Why it isn&apos;t here yet: %1. %2</source>
        <comment>a reason, and what to do</comment>
        <translation>Warum es noch nicht da ist: %1. %2</translation>
    </message>
</context>
<context>
    <name>shoal::ui::RemoveSheet</name>
    <message>
        <source>Remove %1?</source>
        <translation>%1 entfernen?</translation>
    </message>
    <message>
        <source>&amp;Delete the files too</source>
        <translation>Auch die Dateien &amp;löschen</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <source>&amp;Delete the files too (%1)</source>
        <translation>Auch die Dateien &amp;löschen (%1)</translation>
    </message>
    <message>
        <source>They are deleted from the disk, not moved to the trash.</source>
        <translation>Sie werden vom Datenträger gelöscht, nicht in den Papierkorb gelegt.</translation>
    </message>
    <message>
        <source>The files stay on the disk.</source>
        <translation>Die Dateien bleiben auf dem Datenträger.</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>&amp;Entfernen&#xa0;…</translation>
    </message>
    <message>
        <source>Delete the files of %1 for good?</source>
        <translation>Dateien von %1 endgültig löschen?</translation>
    </message>
    <message>
        <source>What lies on the disk of it is gone afterwards, and nothing brings it back.</source>
        <translation>Was davon auf dem Datenträger liegt, ist danach verloren, und nichts bringt es zurück.</translation>
    </message>
    <message>
        <source>%1 are gone from the disk afterwards, and nothing brings them back.</source>
        <translation>%1 sind danach vom Datenträger gelöscht, und nichts bringt sie zurück.</translation>
    </message>
    <message>
        <source>Delete for &amp;good</source>
        <translation>End&amp;gültig löschen</translation>
    </message>
    <message>
        <source>&amp;Keep everything</source>
        <translation>&amp;Alles behalten</translation>
    </message>
    <message>
        <source>They are still on the list. Try again, or keep the files.</source>
        <translation>Sie stehen noch in der Liste. Erneut versuchen oder die Dateien behalten.</translation>
    </message>
</context>
<context>
    <name>shoal::ui::ShareCommands</name>
    <message numerus="yes">
        <source>%n link(s) copied</source>
        <translation>
            <numerusform>%n Link kopiert</numerusform>
            <numerusform>%n Links kopiert</numerusform>
        </translation>
    </message>
    <message>
        <source>Shares of private swarms have no link: members find them in the catalogue</source>
        <translation>Freigaben privater Schwärme haben keinen Link: Mitglieder finden sie im Katalog</translation>
    </message>
</context>
<context>
    <name>shoal::ui::ShareListView</name>
    <message>
        <source>Shares</source>
        <translation>Freigaben</translation>
    </message>
</context>
<context>
    <name>shoal::ui::ShareLogPage</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Log of the share</source>
        <translation>Protokoll der Freigabe</translation>
    </message>
    <message>
        <source>Copies the chosen lines, or all of them when none is chosen</source>
        <translation>Kopiert die ausgewählten Zeilen oder alle, wenn keine ausgewählt ist</translation>
    </message>
</context>
<context>
    <name>shoal::ui::ShareOptions</name>
    <message>
        <source>Addresses, one a line. None: found through the DHT.</source>
        <translation>Adressen, je Zeile eine. Keine: über die DHT zu finden.</translation>
    </message>
    <message>
        <source>Web addresses that have the same files, one a line.</source>
        <translation>Webadressen mit denselben Dateien, je Zeile eine.</translation>
    </message>
    <message>
        <source>&amp;Private: peers come from its trackers alone</source>
        <translation>&amp;Privat: Peers kommen nur von ihren Trackern</translation>
    </message>
    <message>
        <source>S&amp;end it to others until you stop it</source>
        <translation>An andere &amp;senden, bis es gestoppt wird</translation>
    </message>
    <message>
        <source>Hybrid: every program understands it</source>
        <translation>Hybrid: Jedes Programm versteht es</translation>
    </message>
    <message>
        <source>Version 1: older programs</source>
        <translation>Version 1: ältere Programme</translation>
    </message>
    <message>
        <source>Version 2: newer programs only</source>
        <translation>Version 2: nur neuere Programme</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>&amp;Labels:</source>
        <translation>&amp;Labels:</translation>
    </message>
    <message>
        <source>Co&amp;mment:</source>
        <translation>Ko&amp;mmentar:</translation>
    </message>
    <message>
        <source>&amp;Trackers:</source>
        <translation>T&amp;racker:</translation>
    </message>
    <message>
        <source>&amp;Web seeds:</source>
        <translation>&amp;Webseeds:</translation>
    </message>
    <message>
        <source>&amp;Format:</source>
        <translation>&amp;Format:</translation>
    </message>
    <message>
        <source>Piece si&amp;ze:</source>
        <translation>Teil&amp;größe:</translation>
    </message>
    <message>
        <source>a tracker begins with http://, https:// or udp://</source>
        <translation>ein Tracker beginnt mit http://, https:// oder udp://</translation>
    </message>
    <message>
        <source>a web seed begins with http:// or https://</source>
        <translation>ein Webseed beginnt mit http:// oder https://</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>Privat</translation>
    </message>
    <message>
        <source>nobody could find it without a tracker</source>
        <translation>ohne Tracker könnte niemand die Freigabe finden</translation>
    </message>
    <message>
        <source>Name a tracker, or share it without being private.</source>
        <translation>Einen Tracker nennen oder nicht privat teilen.</translation>
    </message>
</context>
<context>
    <name>shoal::ui::ShareSheet</name>
    <message>
        <source>Share</source>
        <translation>Teilen</translation>
    </message>
    <message>
        <source>&amp;Share</source>
        <translation>&amp;Teilen</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Name:</translation>
    </message>
    <message>
        <source>Contents:</source>
        <translation>Inhalt:</translation>
    </message>
    <message>
        <source>M&amp;ore choices</source>
        <translation>Weitere &amp;Optionen</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Wird gezählt&#xa0;…</translation>
    </message>
    <message>
        <source>It can&apos;t be shared as it is.</source>
        <translation>So kann es nicht geteilt werden.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln link(s) or special file(s) in it are left out.</source>
        <translation>
            <numerusform>%Ln Verknüpfung oder besondere Datei darin wird ausgelassen.</numerusform>
            <numerusform>%Ln Verknüpfungen oder besondere Dateien darin werden ausgelassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Close and go on</source>
        <translation>S&amp;chließen und fortfahren</translation>
    </message>
    <message>
        <source>The files are read on behind the window. A notice says when the link is there.</source>
        <translation>Die Dateien werden im Hintergrund weiter gelesen. Eine Meldung erscheint, sobald der Link da ist.</translation>
    </message>
    <message>
        <source>Reading “%1”: %2</source>
        <comment>a share&apos;s name, and a part of a hundred</comment>
        <translation>„%1“ wird gelesen: %2</translation>
    </message>
    <message>
        <source>Reading “%1”</source>
        <translation>„%1“ wird gelesen</translation>
    </message>
    <message>
        <source>“%1” is shared</source>
        <translation>„%1“ ist geteilt</translation>
    </message>
    <message>
        <source>Its link is there.</source>
        <translation>Der Link ist da.</translation>
    </message>
    <message>
        <source>Show the link</source>
        <translation>Link anzeigen</translation>
    </message>
    <message>
        <source>“%1” couldn&apos;t be shared</source>
        <translation>„%1“ konnte nicht geteilt werden</translation>
    </message>
</context>
<context>
    <name>shoal::ui::Sheet</name>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>%1
%2</source>
        <comment>what went wrong, and what to do</comment>
        <translation>%1
%2</translation>
    </message>
</context>
<context>
    <name>shoal::ui::ShortcutsPage</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Was sie bewirkt</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Type to find an action or a key</source>
        <translation>Tippen, um eine Aktion oder Taste zu finden</translation>
    </message>
    <message>
        <source>Find an action or a key</source>
        <translation>Aktion oder Taste suchen</translation>
    </message>
    <message>
        <source>Actions and their shortcuts</source>
        <translation>Aktionen und ihre Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>No action has these words. Try fewer, or others.</source>
        <translation>Keine Aktion enthält diese Wörter. Weniger oder andere versuchen.</translation>
    </message>
    <message numerus="yes">
        <source>%n action(s)</source>
        <translation>
            <numerusform>%n Aktion</numerusform>
            <numerusform>%n Aktionen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>shoal::ui::Sidebar</name>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
</context>
<context>
    <name>shoal::ui::SleepGuard</name>
    <message>
        <source>Files are being transferred</source>
        <translation>Dateien werden übertragen</translation>
    </message>
</context>
<context>
    <name>shoal::ui::SourceModel</name>
    <message>
        <source>in %1</source>
        <comment>a time</comment>
        <translation>in %1</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Peers from there</source>
        <translation>Peers von dort</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Gefragt</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Nächste Frage</translation>
    </message>
</context>
<context>
    <name>shoal::ui::SourcesPage</name>
    <message>
        <source>Ask all &amp;now</source>
        <translation>&amp;Jetzt alle fragen</translation>
    </message>
    <message>
        <source>Sources of peers</source>
        <translation>Quellen für Peers</translation>
    </message>
    <message>
        <source>Asks the DHT and every tracker for peers at once</source>
        <translation>Fragt die DHT und alle Tracker sofort nach Peers</translation>
    </message>
    <message>
        <source>&amp;Copy address</source>
        <translation>Adresse &amp;kopieren</translation>
    </message>
</context>
<context>
    <name>shoal::ui::SpeedGraphWidget</name>
    <message>
        <source>Speed</source>
        <translation>Geschwindigkeit</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>Receiving</source>
        <translation>Empfang</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Senden</translation>
    </message>
</context>
<context>
    <name>shoal::ui::StatisticsWindow</name>
    <message>
        <source>%1: %2</source>
        <comment>figure: value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Statistik</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Dieser Monat</translation>
    </message>
    <message>
        <source>All time</source>
        <translation>Insgesamt</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>Ratio</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>span, figure</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Sho&amp;w</source>
        <translation>An&amp;zeigen</translation>
    </message>
    <message>
        <source>Each of the last 30 days</source>
        <translation>Jeden der letzten 30 Tage</translation>
    </message>
    <message>
        <source>Each of the last 12 months</source>
        <translation>Jeden der letzten 12 Monate</translation>
    </message>
    <message>
        <source>As a &amp;table</source>
        <translation>Als &amp;Tabelle</translation>
    </message>
    <message>
        <source>Running for</source>
        <translation>Läuft seit</translation>
    </message>
    <message>
        <source>Shares</source>
        <translation>Freigaben</translation>
    </message>
    <message>
        <source>Peers</source>
        <translation>Peers</translation>
    </message>
    <message>
        <source>Nothing was counted yet. Days are those of UTC.</source>
        <translation>Noch wurde nichts gezählt. Tage gelten nach UTC.</translation>
    </message>
    <message>
        <source>Counted since %1. Days are those of UTC.</source>
        <translation>Gezählt seit %1. Tage gelten nach UTC.</translation>
    </message>
    <message numerus="yes">
        <source>%n connected</source>
        <translation>
            <numerusform>%n verbunden</numerusform>
            <numerusform>%n verbunden</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>what went wrong, what to do</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>shoal::ui::StatusLine</name>
    <message>
        <source>Change how fast all shares together may be</source>
        <translation>Ändern, wie schnell alle Freigaben zusammen sein dürfen</translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>a speed</comment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>Receiving %1, sending %2</source>
        <translation>Empfang %1, Senden %2</translation>
    </message>
    <message>
        <source>Others can&apos;t connect to you, only you to them. Forward the listening port in the router, or switch on UPnP or NAT-PMP there.</source>
        <translation>Andere können sich nicht hierher verbinden, nur umgekehrt. Im Router den Port für eingehende Verbindungen weiterleiten oder dort UPnP oder NAT-PMP einschalten.</translation>
    </message>
    <message>
        <source>Listening at %1</source>
        <translation>Erwartet Verbindungen auf %1</translation>
    </message>
    <message>
        <source>none</source>
        <comment>no limit</comment>
        <translation>keine</translation>
    </message>
    <message>
        <source>No limits</source>
        <translation>Keine Begrenzung</translation>
    </message>
    <message>
        <source>Limits: %1 in, %2 out</source>
        <translation>Begrenzung: Empfang %1, Senden %2</translation>
    </message>
    <message>
        <source>Nothing moves now</source>
        <translation>Zurzeit wird nichts übertragen</translation>
    </message>
</context>
<context>
    <name>shoal::ui::SystemSurroundings</name>
    <message>
        <source>Nothing opens “%1”</source>
        <translation>Nichts öffnet „%1“</translation>
    </message>
    <message>
        <source>Choose a program for it in the system&apos;s settings, then try again.</source>
        <translation>In den Systemeinstellungen ein Programm dafür wählen, dann erneut versuchen.</translation>
    </message>
</context>
<context>
    <name>shoal::ui::TextListEditor</name>
    <message>
        <source>A&amp;dd</source>
        <translation>H&amp;inzufügen</translation>
    </message>
    <message>
        <source>Remo&amp;ve</source>
        <translation>Ent&amp;fernen</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>Weiterer Eintrag</translation>
    </message>
    <message>
        <source>One more for “%1”</source>
        <translation>Weiterer Eintrag für „%1“</translation>
    </message>
    <message>
        <source>Add to “%1”</source>
        <translation>Zu „%1“ hinzufügen</translation>
    </message>
    <message>
        <source>Remove from “%1”</source>
        <translation>Aus „%1“ entfernen</translation>
    </message>
</context>
<context>
    <name>shoal::ui::TransferGraph</name>
    <message>
        <source>Received and sent</source>
        <translation>Empfangen und gesendet</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
</context>
<context>
    <name>shoal::ui::TransferTable</name>
    <message>
        <source>Received and sent</source>
        <translation>Empfangen und gesendet</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>Ratio</translation>
    </message>
</context>
<context>
    <name>shoal::ui::Tray</name>
    <message>
        <source>&amp;Pause all</source>
        <translation>Alle &amp;pausieren</translation>
    </message>
    <message>
        <source>S&amp;tart all</source>
        <translation>Alle s&amp;tarten</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Hide Shoal</source>
        <translation>Shoal &amp;verbergen</translation>
    </message>
    <message>
        <source>&amp;Show Shoal</source>
        <translation>Shoal an&amp;zeigen</translation>
    </message>
    <message>
        <source>Receiving %1, sending %2</source>
        <translation>Empfang %1, Senden %2</translation>
    </message>
    <message>
        <source>Shoal: receiving %1, sending %2</source>
        <translation>Shoal: Empfang %1, Senden %2</translation>
    </message>
</context>
<context>
    <name>shoal::ui::TroubleLine</name>
    <message>
        <source>%1 %2</source>
        <comment>what failed, what to do</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>shoal::ui::WelcomePage</name>
    <message>
        <source>Drop files or folders to share them</source>
        <translation>Dateien oder Ordner zum Teilen hierher ziehen</translation>
    </message>
    <message>
        <source>Choose f&amp;iles…</source>
        <translation>Dateien &amp;wählen&#xa0;…</translation>
    </message>
    <message>
        <source>Choose a f&amp;older…</source>
        <translation>&amp;Ordner wählen&#xa0;…</translation>
    </message>
    <message>
        <source>Paste a &amp;link to receive</source>
        <translation>Einen &amp;Link zum Empfangen einfügen</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>Open a &amp;torrent file…</source>
        <translation>&amp;Torrent-Datei öffnen&#xa0;…</translation>
    </message>
    <message>
        <source>The clipboard has no text. Copy a link first.</source>
        <translation>Die Zwischenablage enthält keinen Text. Zuerst einen Link kopieren.</translation>
    </message>
    <message>
        <source>Share files</source>
        <translation>Dateien teilen</translation>
    </message>
    <message>
        <source>Share a folder</source>
        <translation>Ordner teilen</translation>
    </message>
    <message>
        <source>Open a torrent file</source>
        <translation>Torrent-Datei öffnen</translation>
    </message>
    <message>
        <source>Torrent files (*.torrent)</source>
        <translation>Torrent-Dateien (*.torrent)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
</context>
</TS>
