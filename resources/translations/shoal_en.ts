<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
    <name>shoal::ui::ShareCommands</name>
    <message numerus="yes">
        <source>%n link(s) copied</source>
        <translation>
            <numerusform>%n link copied</numerusform>
            <numerusform>%n links copied</numerusform>
        </translation>
    </message>
</context>
</TS>
