<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ContentsTexts</name>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s)</source>
        <translation>
            <numerusform>%Ln folder</numerusform>
            <numerusform>%Ln folders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DropTexts</name>
    <message numerus="yes">
        <source>Share %Ln item(s)</source>
        <translation>
            <numerusform>Share %Ln item</numerusform>
            <numerusform>Share %Ln items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Receive what %Ln torrent file(s) name</source>
        <translation>
            <numerusform>Receive what %Ln torrent file names</numerusform>
            <numerusform>Receive what %Ln torrent files name</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n byte</numerusform>
            <numerusform>%n bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NamedShareTexts</name>
    <message numerus="yes">
        <source>%Ln share(s)</source>
        <translation>
            <numerusform>%Ln share</numerusform>
            <numerusform>%Ln shares</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more failed.</source>
        <translation>
            <numerusform>%Ln more failed.</numerusform>
            <numerusform>%Ln more failed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PieceTexts</name>
    <message numerus="yes">
        <source>%1 of %n piece(s) here</source>
        <translation>
            <numerusform>%1 of %n piece here</numerusform>
            <numerusform>%1 of %n pieces here</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReasonTexts</name>
    <message numerus="yes">
        <source>%n peer(s) found, none could be connected</source>
        <translation>
            <numerusform>%n peer found, none could be connected</numerusform>
            <numerusform>%n peers found, none could be connected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>waiting for a turn at %n connected peer(s)</source>
        <translation>
            <numerusform>waiting for a turn at %n connected peer</numerusform>
            <numerusform>waiting for a turn at %n connected peers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>no connected peer has piece %1 (%n missing this way)</source>
        <translation>
            <numerusform>no connected peer has piece %1 (%n missing this way)</numerusform>
            <numerusform>no connected peer has piece %1 (%n missing this way)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShareFacts</name>
    <message numerus="yes">
        <source>%n of %1 each</source>
        <comment>pieces</comment>
        <translation>
            <numerusform>%n of %1 each</numerusform>
            <numerusform>%n of %1 each</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SourceTexts</name>
    <message numerus="yes">
        <source>No answer (%n time(s))</source>
        <translation>
            <numerusform>No answer (%n time)</numerusform>
            <numerusform>No answer (%n times)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n peer(s) named</source>
        <translation>
            <numerusform>%n peer named</numerusform>
            <numerusform>%n peers named</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StateWords</name>
    <message numerus="yes">
        <source>DHT: %n node(s), few</source>
        <translation>
            <numerusform>DHT: %n node, few</numerusform>
            <numerusform>DHT: %n nodes, few</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>DHT: %n node(s)</source>
        <translation>
            <numerusform>DHT: %n node</numerusform>
            <numerusform>DHT: %n nodes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>shoal::ui::FileChoice</name>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>shoal::ui::FileTreeModel</name>
    <message numerus="yes">
        <source>Folder of %n file(s)</source>
        <translation>
            <numerusform>Folder of %n file</numerusform>
            <numerusform>Folder of %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>shoal::ui::FilesPage</name>
    <message numerus="yes">
        <source>%n file(s), %1</source>
        <comment>how many, their size</comment>
        <translation>
            <numerusform>%n file, %1</numerusform>
            <numerusform>%n files, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n file(s) wanted: %2 of %3</source>
        <comment>how many, their sizes</comment>
        <translation>
            <numerusform>%1 of %n file wanted: %2 of %3</numerusform>
            <numerusform>%1 of %n files wanted: %2 of %3</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>shoal::ui::FilterListModel</name>
    <message numerus="yes">
        <source>%1: %n share(s)</source>
        <translation>
            <numerusform>%1: %n share</numerusform>
            <numerusform>%1: %n shares</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>shoal::ui::MainWindow</name>
    <message numerus="yes">
        <source>%n file(s) stay on the disk.</source>
        <translation>
            <numerusform>%n file stays on the disk.</numerusform>
            <numerusform>%n files stay on the disk.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>shoal::ui::Notifier</name>
    <message numerus="yes">
        <source>%n share(s) finished</source>
        <translation>
            <numerusform>%n share finished</numerusform>
            <numerusform>%n shares finished</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n share(s) can be found</source>
        <translation>
            <numerusform>%n share can be found</numerusform>
            <numerusform>%n shares can be found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n share(s) stopped</source>
        <translation>
            <numerusform>%n share stopped</numerusform>
            <numerusform>%n shares stopped</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>shoal::ui::PeersPage</name>
    <message numerus="yes">
        <source>%n peer(s)</source>
        <translation>
            <numerusform>%n peer</numerusform>
            <numerusform>%n peers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>shoal::ui::PieceMapWidget</name>
    <message numerus="yes">
        <source>It has %1 of %n piece(s)</source>
        <translation>
            <numerusform>It has %1 of %n piece</numerusform>
            <numerusform>It has %1 of %n pieces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>shoal::ui::PreferencesDialog</name>
    <message numerus="yes">
        <source>%n setting(s) found</source>
        <translation>
            <numerusform>%n setting found</numerusform>
            <numerusform>%n settings found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>shoal::ui::ShareCommands</name>
    <message numerus="yes">
        <source>%n link(s) copied</source>
        <translation>
            <numerusform>%n link copied</numerusform>
            <numerusform>%n links copied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>shoal::ui::ShareSheet</name>
    <message numerus="yes">
        <source>%Ln link(s) or special file(s) in it are left out.</source>
        <translation>
            <numerusform>%Ln link or special file in it is left out.</numerusform>
            <numerusform>%Ln links or special files in it are left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>shoal::ui::ShortcutsPage</name>
    <message numerus="yes">
        <source>%n action(s)</source>
        <translation>
            <numerusform>%n action</numerusform>
            <numerusform>%n actions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>shoal::ui::StatisticsWindow</name>
    <message numerus="yes">
        <source>%n connected</source>
        <translation>
            <numerusform>%n connected</numerusform>
            <numerusform>%n connected</numerusform>
        </translation>
    </message>
</context>
</TS>
