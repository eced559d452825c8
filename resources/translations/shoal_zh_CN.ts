<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>Share &amp;files…</source>
        <translation>共享文件(&amp;F)…</translation>
    </message>
    <message>
        <source>Makes a link for files of yours.</source>
        <translation>为您的文件创建链接。</translation>
    </message>
    <message>
        <source>Share a f&amp;older…</source>
        <translation>共享文件夹(&amp;O)…</translation>
    </message>
    <message>
        <source>Makes a link for a whole folder.</source>
        <translation>为整个文件夹创建链接。</translation>
    </message>
    <message>
        <source>&amp;Receive from a link…</source>
        <translation>通过链接接收(&amp;R)…</translation>
    </message>
    <message>
        <source>Fetches what a link names.</source>
        <translation>获取链接所指的内容。</translation>
    </message>
    <message>
        <source>Receive from a &amp;torrent file…</source>
        <translation>通过 .torrent 文件接收(&amp;T)…</translation>
    </message>
    <message>
        <source>Fetches, or seeds, what a torrent file names.</source>
        <translation>获取 .torrent 文件所指的内容，或为其做种。</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Stops the transfers that this window runs, and saves everything.</source>
        <translation>停止此窗口运行的传输，并保存所有内容。</translation>
    </message>
    <message>
        <source>R&amp;ename</source>
        <translation>重命名(&amp;E)</translation>
    </message>
    <message>
        <source>Changes the name in the list. Files keep theirs.</source>
        <translation>更改列表中的名称，文件名保持不变。</translation>
    </message>
    <message>
        <source>La&amp;bels…</source>
        <translation>标签(&amp;B)…</translation>
    </message>
    <message>
        <source>Puts labels on shares, to find them by.</source>
        <translation>为共享添加标签，便于查找。</translation>
    </message>
    <message>
        <source>L&amp;imits and priority…</source>
        <translation>限制和优先级(&amp;I)…</translation>
    </message>
    <message>
        <source>How fast these shares may be, and which come first.</source>
        <translation>设置这些共享的速度上限和先后次序。</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>全选(&amp;A)</translation>
    </message>
    <message>
        <source>Chooses every share that is listed.</source>
        <translation>选中列表中的所有共享。</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>查找(&amp;F)</translation>
    </message>
    <message>
        <source>Goes to the field that filters the list by name.</source>
        <translation>转到按名称筛选列表的输入框。</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>首选项(&amp;P)…</translation>
    </message>
    <message>
        <source>Everything that can be set.</source>
        <translation>所有可以设置的选项。</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>开始(&amp;S)</translation>
    </message>
    <message>
        <source>Goes on with shares that are paused or failed.</source>
        <translation>继续已暂停或出错的共享。</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>Lets shares rest until they are started.</source>
        <translation>让共享停下，直到再次开始。</translation>
    </message>
    <message>
        <source>S&amp;tart all</source>
        <translation>全部开始(&amp;T)</translation>
    </message>
    <message>
        <source>Goes on with every share.</source>
        <translation>继续所有共享。</translation>
    </message>
    <message>
        <source>Pa&amp;use all</source>
        <translation>全部暂停(&amp;U)</translation>
    </message>
    <message>
        <source>Lets every share rest.</source>
        <translation>让所有共享停下。</translation>
    </message>
    <message>
        <source>Show &amp;link and QR code…</source>
        <translation>显示链接和二维码(&amp;L)…</translation>
    </message>
    <message>
        <source>The link to give away, as text and as a picture.</source>
        <translation>可以分发给他人的链接，以文本和图片显示。</translation>
    </message>
    <message>
        <source>&amp;Copy link</source>
        <translation>复制链接(&amp;C)</translation>
    </message>
    <message>
        <source>Puts the links of the chosen shares on the clipboard.</source>
        <translation>将所选共享的链接复制到剪贴板。</translation>
    </message>
    <message>
        <source>Save as torre&amp;nt file…</source>
        <translation>另存为 .torrent 文件(&amp;N)…</translation>
    </message>
    <message>
        <source>A file that other BitTorrent programs open.</source>
        <translation>其他 BitTorrent 程序可以打开的文件。</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>Opens the file, or the folder, with the program that it belongs to.</source>
        <translation>用关联的程序打开文件或文件夹。</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>在文件夹中显示(&amp;F)</translation>
    </message>
    <message>
        <source>Shows where the files lie.</source>
        <translation>显示文件所在的位置。</translation>
    </message>
    <message>
        <source>&amp;Move files…</source>
        <translation>移动文件(&amp;M)…</translation>
    </message>
    <message>
        <source>Takes the files to another folder, and goes on with them there.</source>
        <translation>将文件移到另一个文件夹，并在那里继续。</translation>
    </message>
    <message>
        <source>Check files a&amp;gain</source>
        <translation>重新校验文件(&amp;G)</translation>
    </message>
    <message>
        <source>Reads and hashes all files. What is wrong is fetched again.</source>
        <translation>读取所有文件并计算哈希值，有误的部分会重新获取。</translation>
    </message>
    <message>
        <source>&amp;Ask for peers now</source>
        <translation>立即查询用户(&amp;A)</translation>
    </message>
    <message>
        <source>Asks the DHT and trackers at once instead of when it is time.</source>
        <translation>立即查询 DHT 和 Tracker，不等到预定时间。</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>移除(&amp;R)…</translation>
    </message>
    <message>
        <source>Takes shares off the list. Files stay unless you say otherwise.</source>
        <translation>从列表中移除共享。除非另行选择，否则保留文件。</translation>
    </message>
    <message>
        <source>&amp;Sidebar</source>
        <translation>侧边栏(&amp;S)</translation>
    </message>
    <message>
        <source>Shows or hides the filters.</source>
        <translation>显示或隐藏筛选器。</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>详细信息(&amp;D)</translation>
    </message>
    <message>
        <source>Shows or hides what there is to know of the chosen share.</source>
        <translation>显示或隐藏所选共享的详细信息。</translation>
    </message>
    <message>
        <source>&amp;Next part of the window</source>
        <translation>窗口的下一部分(&amp;N)</translation>
    </message>
    <message>
        <source>Goes from the filters to the list, to the details, and round.</source>
        <translation>在筛选器、列表和详细信息之间依次切换。</translation>
    </message>
    <message>
        <source>S&amp;tatistics…</source>
        <translation>统计(&amp;T)…</translation>
    </message>
    <message>
        <source>What was sent and received, by day and month.</source>
        <translation>按日和按月查看接收和发送的数据量。</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts…</source>
        <translation>键盘快捷键(&amp;K)…</translation>
    </message>
    <message>
        <source>Lists every action with its keys.</source>
        <translation>列出所有操作及其快捷键。</translation>
    </message>
    <message>
        <source>&amp;About Shoal…</source>
        <translation>关于 Shoal(&amp;A)…</translation>
    </message>
    <message>
        <source>Version, licence and libraries.</source>
        <translation>版本、许可证和所用的库。</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Share</source>
        <translation>共享(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
</context>
<context>
    <name>Arguments</name>
    <message>
        <source>Use the profile in this folder.</source>
        <translation>使用此文件夹中的配置。</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Use this value of a setting, in this run. May be given several times.</source>
        <translation>本次运行使用设置的这个值，可多次指定。</translation>
    </message>
    <message>
        <source>key=value</source>
        <translation>键=值</translation>
    </message>
    <message>
        <source>Start as an icon, without the window.</source>
        <translation>启动为图标，不显示窗口。</translation>
    </message>
    <message>
        <source>Choose files to share.</source>
        <translation>选择要共享的文件。</translation>
    </message>
    <message>
        <source>Enter a link to receive.</source>
        <translation>输入要接收的链接。</translation>
    </message>
    <message>
        <source>Print this, and end.</source>
        <translation>显示此帮助并退出。</translation>
    </message>
    <message>
        <source>Print the version, and end.</source>
        <translation>显示版本并退出。</translation>
    </message>
    <message>
        <source>Shares files straight between computers.</source>
        <translation>在计算机之间直接共享文件。</translation>
    </message>
    <message>
        <source>shoal-desktop: %1</source>
        <translation>shoal-desktop: %1</translation>
    </message>
    <message>
        <source>Run “shoal-desktop --help” for what it takes.</source>
        <translation>运行“shoal-desktop --help”查看可用的参数。</translation>
    </message>
    <message>
        <source>A link or a .torrent file to receive, or a file or folder to share.</source>
        <translation>要接收的链接或 .torrent 文件，或者要共享的文件或文件夹。</translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>No name yet (%1…)</source>
        <translation>尚无名称（%1…）</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>peers connected of known</comment>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Receiving</source>
        <translation>接收速度</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>发送速度</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>Peers</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>分享率</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>添加时间</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>完成时间</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已接收</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>state: reason</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>ContentsTexts</name>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>files, and their size</comment>
        <translation>%1，%2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s)</source>
        <translation>
            <numerusform>%Ln 个文件夹</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in %2, %3</source>
        <comment>files, folders, and their size</comment>
        <translation>%2中的 %1，%3</translation>
    </message>
</context>
<context>
    <name>DesktopChoices</name>
    <message>
        <source>Show an &amp;icon in the notification area</source>
        <translation>在通知区域显示图标(&amp;I)</translation>
    </message>
    <message>
        <source>It shows whether anything is transferred, and opens the window.</source>
        <translation>图标显示是否正在传输，并可打开窗口。</translation>
    </message>
    <message>
        <source>&amp;Go on when the window is closed</source>
        <translation>关闭窗口后继续运行(&amp;G)</translation>
    </message>
    <message>
        <source>Transfers go on in the background, and the icon in the notification area brings the window back. Without the icon, closing the window quits.</source>
        <translation>传输在后台继续，点击通知区域的图标可重新打开窗口。没有图标时，关闭窗口即退出程序。</translation>
    </message>
    <message>
        <source>Tell when a share is &amp;done</source>
        <translation>共享完成时通知(&amp;D)</translation>
    </message>
    <message>
        <source>By a notification, while the window isn&apos;t looked at.</source>
        <translation>未查看窗口时，以通知提醒。</translation>
    </message>
    <message>
        <source>&amp;Tell when something goes wrong</source>
        <translation>出现问题时通知(&amp;T)</translation>
    </message>
    <message>
        <source>By a notification: a share that stopped, a disk that is full.</source>
        <translation>以通知提醒：例如共享停止，或磁盘已满。</translation>
    </message>
    <message>
        <source>&amp;Offer links that were copied</source>
        <translation>提示添加复制的链接(&amp;O)</translation>
    </message>
    <message>
        <source>When the window is looked at and a link that Shoal can fetch was copied, it offers to add it. Nothing is added without being asked for.</source>
        <translation>如果复制了 Shoal 可以接收的链接，切换到窗口时会提示添加。未经确认不会添加任何内容。</translation>
    </message>
    <message>
        <source>&amp;Ask before quitting ends transfers</source>
        <translation>退出会中断传输时先询问(&amp;A)</translation>
    </message>
    <message>
        <source>Only where something is under way that stops with the window.</source>
        <translation>仅在有传输会随窗口停止时询问。</translation>
    </message>
    <message>
        <source>Co&amp;lours</source>
        <translation>配色(&amp;L)</translation>
    </message>
    <message>
        <source>Light or dark, or whatever the system wears.</source>
        <translation>浅色、深色，或跟随系统。</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
</context>
<context>
    <name>DropTexts</name>
    <message>
        <source>Share “%1”</source>
        <translation>共享“%1”</translation>
    </message>
    <message numerus="yes">
        <source>Share %Ln item(s)</source>
        <translation>
            <numerusform>共享 %Ln 个项目</numerusform>
        </translation>
    </message>
    <message>
        <source>Receive what “%1” names</source>
        <translation>接收“%1”所指的内容</translation>
    </message>
    <message numerus="yes">
        <source>Receive what %Ln torrent file(s) name</source>
        <translation>
            <numerusform>接收 %Ln 个种子文件所指的内容</numerusform>
        </translation>
    </message>
    <message>
        <source>Receive what the link names</source>
        <translation>接收链接所指的内容</translation>
    </message>
</context>
<context>
    <name>ErrorTexts</name>
    <message>
        <source>%1 can&apos;t be used</source>
        <translation>%1 无法使用</translation>
    </message>
    <message>
        <source>Change it, and try again.</source>
        <translation>请更改后重试。</translation>
    </message>
    <message>
        <source>%1 is not there</source>
        <translation>%1 不存在</translation>
    </message>
    <message>
        <source>Check the name, and that its drive is connected.</source>
        <translation>请检查名称，并确认其所在的驱动器已连接。</translation>
    </message>
    <message>
        <source>%1 exists already</source>
        <translation>%1 已存在</translation>
    </message>
    <message>
        <source>Choose another folder or name, or move it away.</source>
        <translation>请选择其他文件夹或名称，或将其移走。</translation>
    </message>
    <message>
        <source>%1 may not be used</source>
        <translation>没有使用 %1 的权限</translation>
    </message>
    <message>
        <source>Check its owner and permissions, and that its drive isn&apos;t read-only.</source>
        <translation>请检查其所有者和权限，并确认驱动器不是只读的。</translation>
    </message>
    <message>
        <source>%1 is a file where a folder is needed</source>
        <translation>%1 是文件，但此处需要文件夹</translation>
    </message>
    <message>
        <source>Choose a folder, or move the file away.</source>
        <translation>请选择文件夹，或将该文件移走。</translation>
    </message>
    <message>
        <source>%1 is a folder where a file is needed</source>
        <translation>%1 是文件夹，但此处需要文件</translation>
    </message>
    <message>
        <source>Choose a file, or move the folder away.</source>
        <translation>请选择文件，或将该文件夹移走。</translation>
    </message>
    <message>
        <source>%1 has a longer name than the disk can hold</source>
        <translation>%1 的名称过长，磁盘无法存储</translation>
    </message>
    <message>
        <source>Choose a shorter name, or a folder nearer to the top.</source>
        <translation>请使用较短的名称，或选择层级更浅的文件夹。</translation>
    </message>
    <message>
        <source>%1 is larger than its disk&apos;s file system can hold</source>
        <translation>%1 过大，磁盘的文件系统无法存储</translation>
    </message>
    <message>
        <source>Use a disk with another file system (FAT holds 4 GiB a file).</source>
        <translation>请使用其他文件系统的磁盘（FAT 的单个文件上限为 4 GiB）。</translation>
    </message>
    <message>
        <source>%1 has a name that isn&apos;t UTF-8, which BitTorrent can&apos;t carry</source>
        <translation>%1 的名称不是 UTF-8，BitTorrent 无法传输</translation>
    </message>
    <message>
        <source>Rename it.</source>
        <translation>请重命名。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be shared</source>
        <translation>%1 无法共享</translation>
    </message>
    <message>
        <source>Choose files and folders only.</source>
        <translation>请只选择文件和文件夹。</translation>
    </message>
    <message>
        <source>%1 holds no file that isn&apos;t empty</source>
        <translation>%1 中没有非空文件</translation>
    </message>
    <message>
        <source>Put something into it first.</source>
        <translation>请先放入内容。</translation>
    </message>
    <message>
        <source>%1 changed while it was read</source>
        <translation>%1 在读取时发生了变化</translation>
    </message>
    <message>
        <source>Wait until nothing writes to it, and try again.</source>
        <translation>请等到没有程序写入时再试。</translation>
    </message>
    <message>
        <source>%1 isn&apos;t what its torrent says</source>
        <translation>%1 与其种子不符</translation>
    </message>
    <message>
        <source>What differs is fetched again.</source>
        <translation>不一致的部分会重新获取。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: the disk is full</source>
        <translation>无法写入 %1：磁盘已满</translation>
    </message>
    <message>
        <source>Free some space and start it again: it goes on from there.</source>
        <translation>请释放空间后重新开始，将从中断处继续。</translation>
    </message>
    <message>
        <source>%1 has too little free space</source>
        <translation>%1 的可用空间不足</translation>
    </message>
    <message>
        <source>Free some, choose another folder, or fetch fewer files.</source>
        <translation>请释放空间、选择其他文件夹，或减少要接收的文件。</translation>
    </message>
    <message>
        <source>%1 could not be read or written</source>
        <translation>%1 无法读取或写入</translation>
    </message>
    <message>
        <source>Check the disk, and try again.</source>
        <translation>请检查磁盘后重试。</translation>
    </message>
    <message>
        <source>%1 is not a valid torrent file</source>
        <translation>%1 不是有效的种子文件</translation>
    </message>
    <message>
        <source>Download it again, or choose another file.</source>
        <translation>请重新下载，或选择其他文件。</translation>
    </message>
    <message>
        <source>“%1” is not a link that can be used</source>
        <translation>“%1”不是可用的链接</translation>
    </message>
    <message>
        <source>Copy the whole link again.</source>
        <translation>请重新复制完整的链接。</translation>
    </message>
    <message>
        <source>The setting %1 is wrong</source>
        <translation>设置 %1 有误</translation>
    </message>
    <message>
        <source>Preferences show what it may be.</source>
        <translation>首选项中说明了允许的值。</translation>
    </message>
    <message>
        <source>%1 is in use</source>
        <translation>%1 正在使用中</translation>
    </message>
    <message>
        <source>Stop the program that uses it, and try again.</source>
        <translation>请停止占用它的程序后重试。</translation>
    </message>
    <message>
        <source>The Shoal that runs the transfers does not answer</source>
        <translation>运行传输的 Shoal 没有响应</translation>
    </message>
    <message>
        <source>Shoal waits for it. Start it again if it doesn&apos;t come back.</source>
        <translation>正在等待其恢复。如果一直没有恢复，请重新启动它。</translation>
    </message>
    <message>
        <source>The list of shares is damaged (%1)</source>
        <translation>共享列表已损坏（%1）</translation>
    </message>
    <message>
        <source>Start Shoal again: it sets the damaged file aside and goes on from its last backup.</source>
        <translation>请重新启动 Shoal：它会保留损坏的文件，并从上次的备份继续。</translation>
    </message>
    <message>
        <source>%1 was written by a newer Shoal</source>
        <translation>%1 由更新版本的 Shoal 写入</translation>
    </message>
    <message>
        <source>Update this one.</source>
        <translation>请更新此程序。</translation>
    </message>
    <message>
        <source>%1 is another program&apos;s database</source>
        <translation>%1 是其他程序的数据库</translation>
    </message>
    <message>
        <source>Use another folder as profile.</source>
        <translation>请使用其他文件夹存放配置。</translation>
    </message>
    <message>
        <source>The list of shares was damaged, and its last backup took its place</source>
        <translation>共享列表已损坏，已用上次的备份替换</translation>
    </message>
    <message>
        <source>What you added after that backup is missing from the list, not from the disk: add it again, and what lies there is checked, not fetched again.</source>
        <translation>备份之后添加的内容不在列表中，但仍在磁盘上：请重新添加，已有的数据会经过校验，不会重新获取。</translation>
    </message>
    <message>
        <source>The list of shares was damaged, and there is no backup</source>
        <translation>共享列表已损坏，且没有备份</translation>
    </message>
    <message>
        <source>Your files are untouched: add them again, and what lies there is checked, not fetched again.</source>
        <translation>您的文件未受影响：请重新添加，已有的数据会经过校验，不会重新获取。</translation>
    </message>
    <message>
        <source>The address %1 is taken by another program</source>
        <translation>地址 %1 已被其他程序占用</translation>
    </message>
    <message>
        <source>Stop that program, or choose port 0 in Preferences, Network.</source>
        <translation>请停止该程序，或在“首选项”的“网络”中选择端口 0。</translation>
    </message>
    <message>
        <source>The network failed (%1)</source>
        <translation>网络出错（%1）</translation>
    </message>
    <message>
        <source>Check the connection, and try again.</source>
        <translation>请检查连接后重试。</translation>
    </message>
    <message>
        <source>It was stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Start it again to go on.</source>
        <translation>请重新开始以继续。</translation>
    </message>
    <message>
        <source>Shoal itself failed: this is a defect (%1)</source>
        <translation>Shoal 自身出错，这是程序缺陷（%1）</translation>
    </message>
    <message>
        <source>Please report it with what you did.</source>
        <translation>请报告此问题，并说明您的操作。</translation>
    </message>
    <message>
        <source>What was asked for</source>
        <translation>所请求的内容</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what went wrong, and the system&apos;s words for it</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>a sentence</comment>
        <translation>%1。</translation>
    </message>
    <message>
        <source>The text is no invite&apos;s code that can be used</source>
        <translation>这段文字不是可用的邀请码</translation>
    </message>
    <message>
        <source>Compare it with the code that you were given, or copy the whole code again.</source>
        <translation>请与收到的邀请码核对，或重新复制完整的邀请码。</translation>
    </message>
    <message>
        <source>The invite lets nobody in any more</source>
        <translation>此邀请已不再接纳任何人</translation>
    </message>
    <message>
        <source>Ask whoever gave you the code for a new one.</source>
        <translation>请向给您邀请码的人索取新的邀请码。</translation>
    </message>
    <message>
        <source>%1 doesn&apos;t let you do this</source>
        <translation>%1 不允许此操作</translation>
    </message>
    <message>
        <source>Ask an owner or admin of the swarm.</source>
        <translation>请联系该群组的所有者或管理员。</translation>
    </message>
    <message>
        <source>This device writes nothing into the log of %1 for now</source>
        <translation>此设备暂时不向 %1 的日志写入任何内容</translation>
    </message>
    <message>
        <source>The swarm&apos;s page says what it waits for.</source>
        <translation>该群组的页面会说明它在等待什么。</translation>
    </message>
</context>
<context>
    <name>FigureTexts</name>
    <message>
        <source>d MMM</source>
        <comment>day and month, short</comment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>MMM</source>
        <comment>month, short</comment>
        <translation>MMM</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <comment>month and year</comment>
        <translation>yyyy年M月</translation>
    </message>
    <message>
        <source>%1: received %2, sent %3</source>
        <translation>%1：接收 %2，发送 %3</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <comment>day, month and year</comment>
        <translation>yyyy年M月d日</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n 字节</numerusform>
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
        <translation>%1%</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1前</translation>
    </message>
</context>
<context>
    <name>LinkTexts</name>
    <message>
        <source>The link doesn&apos;t work now: the share is paused.</source>
        <translation>链接目前不可用：共享已暂停。</translation>
    </message>
    <message>
        <source>Start it to go on.</source>
        <translation>请开始以继续。</translation>
    </message>
    <message>
        <source>The link doesn&apos;t work now: %1.</source>
        <translation>链接目前不可用：%1。</translation>
    </message>
    <message>
        <source>You have it, and don&apos;t send it to others: the link leads to those who do.</source>
        <translation>您已拥有这些内容，但不发送给他人：链接会指向正在发送的用户。</translation>
    </message>
    <message>
        <source>It is private: its trackers alone lead others to it.</source>
        <translation>这是私有共享：其他人只能通过它的 Tracker 找到它。</translation>
    </message>
    <message>
        <source>Give them the torrent file rather than the link.</source>
        <translation>请提供种子文件，而不是链接。</translation>
    </message>
    <message>
        <source>The link works: the network knows that you have it.</source>
        <translation>链接可用：网络已知道您拥有这些内容。</translation>
    </message>
    <message>
        <source>The link doesn&apos;t work yet: the network is being told.</source>
        <translation>链接尚不可用：正在通知网络。</translation>
    </message>
    <message>
        <source>This takes a few seconds.</source>
        <translation>这需要几秒钟。</translation>
    </message>
    <message>
        <source>The link doesn&apos;t work yet: %1.</source>
        <translation>链接尚不可用：%1。</translation>
    </message>
</context>
<context>
    <name>ListMenus</name>
    <message>
        <source>As they were added</source>
        <comment>the order of a list</comment>
        <translation>添加顺序</translation>
    </message>
    <message>
        <source>&amp;Backwards</source>
        <translation>倒序(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Columns</source>
        <translation>列(&amp;C)</translation>
    </message>
    <message>
        <source>S&amp;ort by</source>
        <translation>排序方式(&amp;O)</translation>
    </message>
</context>
<context>
    <name>LogTexts</name>
    <message>
        <source>Added</source>
        <translation>已添加</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>已移除</translation>
    </message>
    <message>
        <source>List of files came</source>
        <translation>已收到文件列表</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Stopped by an error</source>
        <translation>因错误停止</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>已移动</translation>
    </message>
    <message>
        <source>Could not be moved</source>
        <translation>无法移动</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>已开始</translation>
    </message>
    <message>
        <source>Peer banned</source>
        <translation>已屏蔽用户</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>已校验</translation>
    </message>
</context>
<context>
    <name>NamedShareTexts</name>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message numerus="yes">
        <source>%Ln share(s)</source>
        <translation>
            <numerusform>这 %Ln 个共享</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1”: %2</source>
        <translation>“%1”：%2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more failed.</source>
        <translation>
            <numerusform>还有 %Ln 个失败。</numerusform>
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
        <translation>已加密</translation>
    </message>
    <message>
        <source>it connected to us</source>
        <translation>对方主动连接</translation>
    </message>
    <message>
        <source>it has what we want</source>
        <translation>对方有我们需要的数据</translation>
    </message>
    <message>
        <source>it makes us wait</source>
        <translation>对方让我们等待</translation>
    </message>
    <message>
        <source>it promised and sent nothing for a minute</source>
        <translation>对方已应允，但一分钟内未发送任何数据</translation>
    </message>
    <message>
        <source>it wants what we have</source>
        <translation>对方需要我们拥有的数据</translation>
    </message>
    <message>
        <source>we make it wait</source>
        <translation>我们让对方等待</translation>
    </message>
    <message>
        <source>from the DHT</source>
        <translation>来自 DHT</translation>
    </message>
    <message>
        <source>from other peers (PEX)</source>
        <translation>来自其他用户（PEX）</translation>
    </message>
    <message>
        <source>from the local network</source>
        <translation>来自本地网络</translation>
    </message>
    <message>
        <source>from a tracker</source>
        <translation>来自 Tracker</translation>
    </message>
    <message>
        <source>from the link, or added by hand</source>
        <translation>来自链接或手动添加</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the parts of a list</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a letter, what it means</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>code of a country, its name</comment>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>PieceTexts</name>
    <message numerus="yes">
        <source>%1 of %n piece(s) here</source>
        <translation>
            <numerusform>共 %n 个分块，已有 %1 个</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 on their way</source>
        <comment>pieces</comment>
        <translation>%1 个传输中</translation>
    </message>
    <message>
        <source>%1 not wanted</source>
        <comment>pieces</comment>
        <translation>%1 个不需要</translation>
    </message>
    <message>
        <source>%1 held by nobody connected</source>
        <comment>pieces</comment>
        <translation>%1 个没有已连接的用户拥有</translation>
    </message>
</context>
<context>
    <name>PreferenceTexts</name>
    <message>
        <source>It must be %1.</source>
        <translation>必须是：%1。</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>Choose one of those that are offered.</source>
        <translation>请从提供的选项中选择。</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>不限制</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>what went wrong, what to do</comment>
        <translation>%1%2</translation>
    </message>
</context>
<context>
    <name>ReasonTexts</name>
    <message>
        <source>a file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>%1 has %2 free, and %3 are needed</source>
        <translation>%1 可用空间为 %2，需要 %3</translation>
    </message>
    <message>
        <source>the disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>Free some space, then start it again.</source>
        <translation>请释放空间，然后重新开始。</translation>
    </message>
    <message>
        <source>waiting for the disk to write what has come</source>
        <translation>正在等待磁盘写入已接收的数据</translation>
    </message>
    <message>
        <source>It goes on by itself. If it lasts, look what else keeps the disk busy.</source>
        <translation>会自动继续。如果持续如此，请查看还有什么程序占用磁盘。</translation>
    </message>
    <message>
        <source>the disk is full, %1 can&apos;t be written</source>
        <translation>磁盘已满，无法写入 %1</translation>
    </message>
    <message>
        <source>%1 may not be used</source>
        <translation>没有使用 %1 的权限</translation>
    </message>
    <message>
        <source>Check its owner and permissions, then start it again.</source>
        <translation>请检查其所有者和权限，然后重新开始。</translation>
    </message>
    <message>
        <source>%1 is a file of other content</source>
        <translation>%1 是内容不同的文件</translation>
    </message>
    <message>
        <source>Move it away, then start it again.</source>
        <translation>请将其移走，然后重新开始。</translation>
    </message>
    <message>
        <source>%1 is gone</source>
        <translation>%1 已不存在</translation>
    </message>
    <message>
        <source>Connect its drive or put it back, then start it again.</source>
        <translation>请连接其驱动器或将其放回原处，然后重新开始。</translation>
    </message>
    <message>
        <source>%1 could not be read or written%2</source>
        <translation>%1 无法读取或写入%2</translation>
    </message>
    <message>
        <source>Check the disk, then start it again.</source>
        <translation>请检查磁盘，然后重新开始。</translation>
    </message>
    <message>
        <source>no DHT node answers</source>
        <translation>没有 DHT 节点响应</translation>
    </message>
    <message>
        <source>Check the internet connection, and that UDP isn&apos;t blocked.</source>
        <translation>请检查网络连接，并确认 UDP 未被阻止。</translation>
    </message>
    <message>
        <source>nobody offers it now</source>
        <translation>目前无人提供</translation>
    </message>
    <message>
        <source>It starts by itself when somebody does: ask whether the sharer is online.</source>
        <translation>有人提供时会自动开始：请询问共享者是否在线。</translation>
    </message>
    <message numerus="yes">
        <source>%n peer(s) found, none could be connected</source>
        <translation>
            <numerusform>找到 %n 个用户，但都无法连接</numerusform>
        </translation>
    </message>
    <message>
        <source>It tries again by itself. If it lasts, ask the sharer to forward a port.</source>
        <translation>会自动重试。如果持续如此，请让共享者设置端口转发。</translation>
    </message>
    <message>
        <source>nobody can connect from outside</source>
        <translation>外部用户无法连接</translation>
    </message>
    <message>
        <source>Forward the listening port in the router to this computer, or switch on UPnP or NAT-PMP there.</source>
        <translation>请在路由器中将监听端口转发到此计算机，或启用 UPnP 或 NAT-PMP。</translation>
    </message>
    <message numerus="yes">
        <source>waiting for a turn at %n connected peer(s)</source>
        <translation>
            <numerusform>正在 %n 个已连接的用户处排队等待</numerusform>
        </translation>
    </message>
    <message>
        <source>It goes on by itself.</source>
        <translation>会自动继续。</translation>
    </message>
    <message numerus="yes">
        <source>no connected peer has piece %1 (%n missing this way)</source>
        <translation>
            <numerusform>已连接的用户都没有分块 %1（因此缺少 %n 个）</numerusform>
        </translation>
    </message>
    <message>
        <source>It goes on when somebody who has it comes online.</source>
        <translation>拥有该分块的用户上线后会继续。</translation>
    </message>
    <message>
        <source>peers are connected, the list of files has not come yet</source>
        <translation>已连接用户，但尚未收到文件列表</translation>
    </message>
    <message>
        <source>Nothing holds it up.</source>
        <translation>没有阻碍。</translation>
    </message>
    <message>
        <source>queued at position %1</source>
        <translation>排队中，位于第 %1 位</translation>
    </message>
    <message>
        <source>Its turn comes by itself.</source>
        <translation>会自动轮到。</translation>
    </message>
    <message>
        <source>paused by you</source>
        <translation>由您暂停</translation>
    </message>
    <message>
        <source>Start it again to go on.</source>
        <translation>请重新开始以继续。</translation>
    </message>
    <message>
        <source>there is no network to use</source>
        <translation>没有可用的网络</translation>
    </message>
    <message>
        <source>Check the connection, and the addresses in Preferences, Network.</source>
        <translation>请检查连接，以及“首选项”的“网络”中的地址。</translation>
    </message>
    <message>
        <source>the DHT is switched off, and there is no tracker</source>
        <translation>DHT 已关闭，且没有 Tracker</translation>
    </message>
    <message>
        <source>Switch the DHT on in Preferences, Finding peers.</source>
        <translation>请在“首选项”的“查找用户”中启用 DHT。</translation>
    </message>
    <message>
        <source>nothing runs it now</source>
        <translation>目前没有程序运行它</translation>
    </message>
    <message>
        <source>Start it to go on.</source>
        <translation>请开始以继续。</translation>
    </message>
    <message>
        <source>the data on disk is being checked</source>
        <translation>正在校验磁盘上的数据</translation>
    </message>
    <message>
        <source>nobody asks for it now</source>
        <translation>目前无人请求</translation>
    </message>
    <message>
        <source>Give somebody the link.</source>
        <translation>请将链接发给他人。</translation>
    </message>
    <message>
        <source>asking the network</source>
        <translation>正在查询网络</translation>
    </message>
    <message>
        <source>This takes a few seconds.</source>
        <translation>这需要几秒钟。</translation>
    </message>
    <message>
        <source> (%1)</source>
        <comment>behind a reason: the system&apos;s words for it</comment>
        <translation>（%1）</translation>
    </message>
    <message>
        <source>this device is no member of its private swarm any more</source>
        <translation>此设备已不再是其私有群组的成员</translation>
    </message>
    <message>
        <source>What came so far stays; a new code lets it in again.</source>
        <translation>已获取的内容会保留；新的邀请码可让它重新加入。</translation>
    </message>
    <message>
        <source>no member asks for it now</source>
        <translation>目前没有成员请求</translation>
    </message>
    <message>
        <source>Members find it in the catalogue.</source>
        <translation>成员可在目录中找到它。</translation>
    </message>
    <message>
        <source>no member that has it is connected</source>
        <translation>拥有它的成员均未连接</translation>
    </message>
    <message>
        <source>It goes on by itself when one is.</source>
        <translation>有成员连接后会自动继续。</translation>
    </message>
</context>
<context>
    <name>SettingTexts</name>
    <message>
        <source>Choose one of the two.</source>
        <translation>请从两者中选择一个。</translation>
    </message>
    <message>
        <source>&amp;Addresses for other peers</source>
        <translation>供其他用户连接的地址(&amp;A)</translation>
    </message>
    <message>
        <source>Where other peers connect to. Port 0 picks one and keeps it.</source>
        <translation>其他用户连接到的地址。端口 0 表示自动选择一个并保持使用。</translation>
    </message>
    <message>
        <source>Each must be ADDRESS:PORT or [ADDRESS]:PORT, and at least one is needed.</source>
        <translation>每项必须是“地址:端口”或“[地址]:端口”，且至少需要一项。</translation>
    </message>
    <message>
        <source>Find peers &amp;nearby</source>
        <translation>查找附近的用户(&amp;N)</translation>
    </message>
    <message>
        <source>Asks in the local network, by multicast.</source>
        <translation>通过组播在本地网络中查询。</translation>
    </message>
    <message>
        <source>Ask the &amp;router to let peers in</source>
        <translation>请求路由器允许用户连入(&amp;R)</translation>
    </message>
    <message>
        <source>By UPnP and NAT-PMP, so that peers can connect from outside.</source>
        <translation>通过 UPnP 和 NAT-PMP，使外部用户可以连接。</translation>
    </message>
    <message>
        <source>Use &amp;uTP beside TCP</source>
        <translation>除 TCP 外也使用 uTP(&amp;U)</translation>
    </message>
    <message>
        <source>It gives way to other traffic, and gets through more routers.</source>
        <translation>uTP 会让行其他流量，并能穿过更多的路由器。</translation>
    </message>
    <message>
        <source>&amp;Peers connected at once</source>
        <translation>同时连接的用户数(&amp;P)</translation>
    </message>
    <message>
        <source>Over all shares.</source>
        <translation>所有共享合计。</translation>
    </message>
    <message>
        <source>It must be a number from 2 to 65000.</source>
        <translation>必须是 2 到 65000 之间的数字。</translation>
    </message>
    <message>
        <source>&amp;Receive at most</source>
        <translation>接收上限(&amp;R)</translation>
    </message>
    <message>
        <source>Over all shares. A share can have a limit of its own besides.</source>
        <translation>所有共享合计。此外，每个共享还可以有自己的限制。</translation>
    </message>
    <message>
        <source>It must be less than 2 GiB in a second.</source>
        <translation>必须小于每秒 2 GiB。</translation>
    </message>
    <message>
        <source>&amp;Send at most</source>
        <translation>发送上限(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Peers served at once</source>
        <translation>同时服务的用户数(&amp;P)</translation>
    </message>
    <message>
        <source>Over all shares. With 0 nothing is sent to anybody.</source>
        <translation>所有共享合计。0 表示不向任何人发送。</translation>
    </message>
    <message>
        <source>It must be a number from 0 to 10000.</source>
        <translation>必须是 0 到 10000 之间的数字。</translation>
    </message>
    <message>
        <source>0 (nobody)</source>
        <translation>0（无人）</translation>
    </message>
    <message>
        <source>Find peers over the D&amp;HT</source>
        <translation>通过 DHT 查找用户(&amp;H)</translation>
    </message>
    <message>
        <source>The network of all peers, without any server. Without it only trackers, links and the local network name peers.</source>
        <translation>由所有用户组成、无需服务器的网络。不使用时，只能通过 Tracker、链接和本地网络找到用户。</translation>
    </message>
    <message>
        <source>Nodes to ask &amp;first</source>
        <translation>首先查询的节点(&amp;F)</translation>
    </message>
    <message>
        <source>While no other node of the DHT is known.</source>
        <translation>在尚不知道其他 DHT 节点时使用。</translation>
    </message>
    <message>
        <source>Each must be HOST:PORT, and its port not 0.</source>
        <translation>每项必须是“主机:端口”，且端口不能为 0。</translation>
    </message>
    <message>
        <source>Stay in a &amp;network of one&apos;s own</source>
        <translation>留在独立的网络中(&amp;N)</translation>
    </message>
    <message>
        <source>No public nodes, no multicast, no port mapping; private and loopback addresses are allowed in the DHT.</source>
        <translation>不使用公共节点、组播和端口映射；DHT 中允许私有地址和环回地址。</translation>
    </message>
    <message>
        <source>&amp;Folder for downloads</source>
        <translation>下载文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>Each download can have another. Leave it empty for the downloads folder of your system.</source>
        <translation>每个下载可以使用不同的文件夹。留空则使用系统的下载文件夹。</translation>
    </message>
    <message>
        <source>It must be a whole path that starts with /, or empty.</source>
        <translation>必须是以 / 开头的完整路径，或留空。</translation>
    </message>
    <message>
        <source>&amp;Take a file&apos;s whole room at once</source>
        <translation>立即分配文件的全部空间(&amp;T)</translation>
    </message>
    <message>
        <source>The disk can&apos;t run out meanwhile, and the file lies in one piece. Otherwise a file grows as it comes.</source>
        <translation>这样中途不会耗尽磁盘空间，文件也连续存放。否则文件会随接收逐渐增大。</translation>
    </message>
    <message>
        <source>&amp;Threads that read and hash</source>
        <translation>用于读取和计算哈希的线程数(&amp;T)</translation>
    </message>
    <message>
        <source>When files are shared or checked.</source>
        <translation>共享或校验文件时使用。</translation>
    </message>
    <message>
        <source>It must be a number from 0 to 1024.</source>
        <translation>必须是 0 到 1024 之间的数字。</translation>
    </message>
    <message>
        <source>One for each core</source>
        <translation>每个核心一个</translation>
    </message>
    <message>
        <source>&amp;Port of private swarms</source>
        <translation>私密群组的端口(&amp;P)</translation>
    </message>
    <message>
        <source>At the addresses for other peers. Port 0 picks one and keeps it.</source>
        <translation>位于供其他用户连接的地址上。端口 0 表示自动选择一个并保持使用。</translation>
    </message>
    <message>
        <source>It must be a number from 0 to 65535.</source>
        <translation>必须是 0 到 65535 之间的数字。</translation>
    </message>
    <message>
        <source>0 (picks one)</source>
        <translation>0（自动选择）</translation>
    </message>
    <message>
        <source>Private swarms</source>
        <translation>私密群组</translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation>桌面</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Speed limits</source>
        <translation>限速</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Finding peers</source>
        <translation>查找用户</translation>
    </message>
    <message>
        <source>Downloads and disk</source>
        <translation>下载和磁盘</translation>
    </message>
    <message>
        <source>Hashing</source>
        <translation>哈希计算</translation>
    </message>
</context>
<context>
    <name>ShareFacts</name>
    <message numerus="yes">
        <source>%n of %1 each</source>
        <comment>pieces</comment>
        <translation>
            <numerusform>%n 个，每个 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Yes: peers come from its trackers alone</source>
        <translation>是：只能通过它的 Tracker 找到用户</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>已有</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已接收</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>分享率</translation>
    </message>
    <message>
        <source>Receiving</source>
        <translation>接收速度</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>发送速度</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>Peers</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>添加时间</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>完成时间</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>链接</translation>
    </message>
    <message>
        <source>Info-hash v1</source>
        <translation>信息哈希 v1</translation>
    </message>
    <message>
        <source>Info-hash v2</source>
        <translation>信息哈希 v2</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>分块</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>注释</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>创建工具</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>私有</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>the state and its reason, what to do</comment>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>peers connected of known</comment>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>需要</translation>
    </message>
    <message>
        <source>Complete peers</source>
        <translation>完整的用户</translation>
    </message>
    <message>
        <source>One that isn&apos;t in the profile any more</source>
        <translation>已不在此配置中的群组</translation>
    </message>
    <message>
        <source>Private swarm</source>
        <translation>私密群组</translation>
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
        <translation>其他用户（PEX）</translation>
    </message>
    <message>
        <source>Local network</source>
        <translation>本地网络</translation>
    </message>
    <message>
        <source>Tracker</source>
        <translation>Tracker</translation>
    </message>
    <message>
        <source>Web seed</source>
        <translation>Web 种子</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>kind of source, its address</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Not asked yet</source>
        <translation>尚未查询</translation>
    </message>
    <message>
        <source>Waiting for an answer</source>
        <translation>等待响应</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>正常</translation>
    </message>
    <message numerus="yes">
        <source>No answer (%n time(s))</source>
        <translation>
            <numerusform>无响应（%n 次）</numerusform>
        </translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>无响应</translation>
    </message>
    <message numerus="yes">
        <source>%n peer(s) named</source>
        <translation>
            <numerusform>提供了 %n 个用户</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>how many peers it named: what it said</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>it is no file</source>
        <translation>不是文件</translation>
    </message>
    <message>
        <source>it is far too large: %1</source>
        <translation>过大：%1</translation>
    </message>
    <message>
        <source>There is no link yet.</source>
        <translation>还没有链接。</translation>
    </message>
    <message>
        <source>Paste a magnet link or an info-hash, or open a torrent file.</source>
        <translation>请粘贴磁力链接或信息哈希，或打开种子文件。</translation>
    </message>
    <message>
        <source>This is the address of a web page, not of a share.</source>
        <translation>这是网页的地址，不是共享的地址。</translation>
    </message>
    <message>
        <source>Open it in a browser, and copy the magnet link or save the torrent file there.</source>
        <translation>请在浏览器中打开，然后复制其中的磁力链接或保存种子文件。</translation>
    </message>
    <message>
        <source>Shoal can&apos;t receive from “%1:” links.</source>
        <translation>Shoal 无法接收“%1:”链接。</translation>
    </message>
    <message>
        <source>It takes magnet links, info-hashes and torrent files.</source>
        <translation>支持磁力链接、信息哈希和种子文件。</translation>
    </message>
</context>
<context>
    <name>SpeedTexts</name>
    <message>
        <source>nothing</source>
        <comment>no speed at all</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>speed: a size in a second</comment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>Nothing was received or sent yet</source>
        <translation>尚未接收或发送任何数据</translation>
    </message>
    <message>
        <source>Receiving: %1 now, %2 on average, %3 at most. Sending: %4 now, %5 on average, %6 at most.</source>
        <translation>接收：当前 %1，平均 %2，最高 %3。发送：当前 %4，平均 %5，最高 %6。</translation>
    </message>
</context>
<context>
    <name>StateWords</name>
    <message>
        <source>Fetching file list</source>
        <translation>正在获取文件列表</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>正在校验</translation>
    </message>
    <message>
        <source>Moving</source>
        <translation>正在移动</translation>
    </message>
    <message>
        <source>Receiving</source>
        <translation>正在接收</translation>
    </message>
    <message>
        <source>Seeding</source>
        <translation>做种中</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Stopped by an error</source>
        <translation>因错误停止</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>普通</translation>
    </message>
    <message>
        <source>High</source>
        <translation>高</translation>
    </message>
    <message>
        <source>Don&apos;t receive</source>
        <translation>不接收</translation>
    </message>
    <message>
        <source>DHT off</source>
        <translation>DHT 已关闭</translation>
    </message>
    <message>
        <source>DHT: asking</source>
        <translation>DHT：正在查询</translation>
    </message>
    <message>
        <source>DHT: nobody answers</source>
        <translation>DHT：无人响应</translation>
    </message>
    <message numerus="yes">
        <source>DHT: %n node(s), few</source>
        <translation>
            <numerusform>DHT：%n 个节点，较少</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>DHT: %n node(s)</source>
        <translation>
            <numerusform>DHT：%n 个节点</numerusform>
        </translation>
    </message>
    <message>
        <source>Reachable? Not known yet</source>
        <translation>是否可连接：尚不清楚</translation>
    </message>
    <message>
        <source>Reachable</source>
        <translation>可从外部连接</translation>
    </message>
    <message>
        <source>Not reachable from outside</source>
        <translation>无法从外部连接</translation>
    </message>
</context>
<context>
    <name>TipTexts</name>
    <message>
        <source>%1. %2</source>
        <comment>the state and its reason, what to do</comment>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>Private swarm: %1</source>
        <translation>私密群组：%1</translation>
    </message>
</context>
<context>
    <name>shoal::app::Desktop</name>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Opening your shares…</source>
        <translation>正在打开共享…</translation>
    </message>
    <message>
        <source>Quit, though files are still on their way?</source>
        <translation>文件仍在传输，确定要退出吗？</translation>
    </message>
    <message>
        <source>They go on from there when Shoal is started again.</source>
        <translation>下次启动 Shoal 时将从中断处继续。</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Stay</source>
        <translation>不退出(&amp;S)</translation>
    </message>
    <message>
        <source>Quit, though files are still being read for a new share?</source>
        <translation>仍在为新的共享读取文件，确定要退出吗？</translation>
    </message>
    <message>
        <source>There is no link yet. They would have to be read again from the beginning.</source>
        <translation>链接尚未生成。之后需要从头重新读取这些文件。</translation>
    </message>
</context>
<context>
    <name>shoal::app::WaitWindow</name>
    <message>
        <source>&amp;Try again</source>
        <translation>重试(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Open the &amp;settings file</source>
        <translation>打开设置文件(&amp;S)</translation>
    </message>
    <message>
        <source>Correct it in %1, or take that file away to begin anew.</source>
        <translation>请在 %1 中改正，或移走该文件以重新开始。</translation>
    </message>
    <message>
        <source>Stop that program, or change “listen” under “network” in %1.</source>
        <translation>请停止该程序，或更改 %1 中 network 下的 listen。</translation>
    </message>
</context>
<context>
    <name>shoal::ui::AboutDialog</name>
    <message>
        <source>Library</source>
        <translation>库</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>About Shoal</source>
        <translation>关于 Shoal</translation>
    </message>
    <message>
        <source>Shoal %1</source>
        <comment>name and version</comment>
        <translation>Shoal %1</translation>
    </message>
    <message>
        <source>Made &amp;with</source>
        <translation>使用的库(&amp;W)</translation>
    </message>
    <message>
        <source>Co&amp;py versions</source>
        <translation>复制版本信息(&amp;P)</translation>
    </message>
    <message>
        <source>Read the &amp;licence</source>
        <translation>阅读许可证(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>For a report of a defect</source>
        <translation>用于报告缺陷</translation>
    </message>
    <message>
        <source>Shares files between computers, without a server.</source>
        <translation>在计算机之间共享文件，无需服务器。</translation>
    </message>
    <message>
        <source>Free software under the Apache License, version 2.0 (Apache-2.0): use it, change it, pass it on. It comes without any warranty.</source>
        <translation>采用 Apache 许可证 2.0 版（Apache-2.0）的自由软件：可以使用、修改和分发。不提供任何担保。</translation>
    </message>
    <message>
        <source>This window runs the transfers itself.</source>
        <translation>传输由此窗口运行。</translation>
    </message>
    <message>
        <source>The transfers are run by Shoal %1 (process %2).</source>
        <translation>传输由 Shoal %1 运行（进程 %2）。</translation>
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
        <translation>添加用户</translation>
    </message>
    <message>
        <source>A&amp;ddress and port:</source>
        <translation>地址和端口(&amp;D)：</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>添加(&amp;A)</translation>
    </message>
    <message>
        <source>An IPv4 address as in 192.0.2.7:6881, or an IPv6 address as in [2001:db8::7]:6881.</source>
        <translation>IPv4 地址，如 192.0.2.7:6881，或 IPv6 地址，如 [2001:db8::7]:6881。</translation>
    </message>
    <message>
        <source>This is no address with a port: write it as 192.0.2.7:6881 or [2001:db8::7]:6881.</source>
        <translation>这不是带端口的地址：请写成 192.0.2.7:6881 或 [2001:db8::7]:6881。</translation>
    </message>
</context>
<context>
    <name>shoal::ui::DetailsPanel</name>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>Choose a share to see its details</source>
        <translation>选择一个共享以查看其详细信息</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Peers</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
</context>
<context>
    <name>shoal::ui::ErrorSheet</name>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>&amp;Details:</source>
        <translation>详细信息(&amp;D)：</translation>
    </message>
    <message>
        <source>&amp;Copy the details</source>
        <translation>复制详细信息(&amp;C)</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>关闭(&amp;L)</translation>
    </message>
</context>
<context>
    <name>shoal::ui::FactsForm</name>
    <message>
        <source>%1:</source>
        <comment>the title of a fact</comment>
        <translation>%1：</translation>
    </message>
    <message>
        <source>Show in f&amp;older</source>
        <translation>在文件夹中显示(&amp;O)</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <comment>the title of a fact</comment>
        <translation>复制：%1</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
</context>
<context>
    <name>shoal::ui::FileChoice</name>
    <message>
        <source>Filter the files</source>
        <translation>筛选文件</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>全选(&amp;A)</translation>
    </message>
    <message>
        <source>Select &amp;none</source>
        <translation>全不选(&amp;N)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 of %2 chosen, %3 of %4</source>
        <comment>so many of so many files, and their sizes</comment>
        <translation>%2中已选 %L1 个，%3/%4</translation>
    </message>
</context>
<context>
    <name>shoal::ui::FileTreeModel</name>
    <message>
        <source>Mixed</source>
        <comment>files of several priorities</comment>
        <translation>混合</translation>
    </message>
    <message numerus="yes">
        <source>Folder of %n file(s)</source>
        <translation>
            <numerusform>含 %n 个文件的文件夹</numerusform>
        </translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
</context>
<context>
    <name>shoal::ui::FileTreeView</name>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
</context>
<context>
    <name>shoal::ui::FilesPage</name>
    <message>
        <source>Part of a name</source>
        <translation>名称的一部分</translation>
    </message>
    <message>
        <source>F&amp;ilter:</source>
        <translation>筛选(&amp;I)：</translation>
    </message>
    <message>
        <source>&amp;Open all folders</source>
        <translation>展开所有文件夹(&amp;O)</translation>
    </message>
    <message>
        <source>The list of files has not come yet</source>
        <translation>尚未收到文件列表</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), %1</source>
        <comment>how many, their size</comment>
        <translation>
            <numerusform>%n 个文件，%1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n file(s) wanted: %2 of %3</source>
        <comment>how many, their sizes</comment>
        <translation>
            <numerusform>共 %n 个文件，需要 %1 个：%2/%3</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Show in folder</source>
        <translation>在文件夹中显示(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Priority</source>
        <translation>优先级(&amp;P)</translation>
    </message>
    <message>
        <source>Open &amp;all folders</source>
        <translation>展开所有文件夹(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Close all folders</source>
        <translation>折叠所有文件夹(&amp;C)</translation>
    </message>
</context>
<context>
    <name>shoal::ui::FilterListModel</name>
    <message>
        <source>Shares</source>
        <translation>共享</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>No label</source>
        <translation>无标签</translation>
    </message>
    <message>
        <source>Trackers</source>
        <translation>Tracker</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n share(s)</source>
        <translation>
            <numerusform>%1：%n 个共享</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>shoal::ui::FolderEditor</name>
    <message>
        <source>&amp;Browse…</source>
        <translation>浏览(&amp;B)…</translation>
    </message>
    <message>
        <source>Browse for “%1”</source>
        <translation>浏览“%1”</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
</context>
<context>
    <name>shoal::ui::FolderField</name>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>选择(&amp;H)…</translation>
    </message>
    <message>
        <source>Choose a Folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Type the whole path of a folder, or choose one.</source>
        <translation>请输入文件夹的完整路径，或选择一个文件夹。</translation>
    </message>
    <message>
        <source>How much is free there can&apos;t be told.</source>
        <translation>无法得知该处的可用空间。</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>可用 %1</translation>
    </message>
    <message>
        <source>Not enough room: %1 are free, %2 are needed.</source>
        <translation>空间不足：可用 %1，需要 %2。</translation>
    </message>
    <message>
        <source>%1 free, %2 afterwards</source>
        <translation>可用 %1，之后剩余 %2</translation>
    </message>
</context>
<context>
    <name>shoal::ui::HashingPanel</name>
    <message>
        <source>S&amp;top</source>
        <translation>停止(&amp;T)</translation>
    </message>
    <message>
        <source>Reading the files</source>
        <translation>正在读取文件</translation>
    </message>
    <message>
        <source>Looking at the files…</source>
        <translation>正在查看文件…</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>%1 at %2, %3 left</source>
        <comment>so much of so much at a speed, and a time</comment>
        <translation>%1，%2，剩余 %3</translation>
    </message>
</context>
<context>
    <name>shoal::ui::LabelField</name>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Several with commas between</source>
        <translation>多个标签以英文逗号分隔</translation>
    </message>
</context>
<context>
    <name>shoal::ui::LabelSheet</name>
    <message>
        <source>Labels of %1</source>
        <translation>%1的标签</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>应用(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>Labels in use</source>
        <translation>已有的标签</translation>
    </message>
    <message>
        <source>Labels in &amp;use:</source>
        <translation>已有的标签(&amp;U)：</translation>
    </message>
    <message>
        <source>&amp;New labels:</source>
        <translation>新标签(&amp;N)：</translation>
    </message>
</context>
<context>
    <name>shoal::ui::LimitSheet</name>
    <message>
        <source>Limits of %1</source>
        <translation>%1的限制</translation>
    </message>
    <message>
        <source>&amp;Receive at most</source>
        <translation>接收上限(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Send at most</source>
        <translation>发送上限(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>应用(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Priority among all shares:</source>
        <translation>在所有共享中的优先级(&amp;P)：</translation>
    </message>
    <message>
        <source>Each of the shares by itself. What isn&apos;t ticked has no limit of its own.</source>
        <translation>分别应用于每个共享。未勾选的项没有单独的限制。</translation>
    </message>
    <message>
        <source>What isn&apos;t ticked has no limit of its own.</source>
        <translation>未勾选的项没有单独的限制。</translation>
    </message>
    <message>
        <source>It is no longer on the list.</source>
        <translation>该共享已不在列表中。</translation>
    </message>
    <message>
        <source>As each has it</source>
        <translation>保持各自的设置</translation>
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
        <translation>限速</translation>
    </message>
    <message>
        <source>&amp;Receive at most</source>
        <translation>接收上限(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Send at most</source>
        <translation>发送上限(&amp;S)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>limit: preset</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>what went wrong, what to do</comment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>不限制</translation>
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
        <translation>链接</translation>
    </message>
    <message>
        <source>&amp;Copy the link</source>
        <translation>复制链接(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Save the torrent file…</source>
        <translation>保存种子文件(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;E-mail…</source>
        <translation>电子邮件(&amp;E)…</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>关闭(&amp;L)</translation>
    </message>
    <message>
        <source>The link is on the clipboard.</source>
        <translation>链接已复制到剪贴板。</translation>
    </message>
    <message>
        <source>The share is no longer on the list.</source>
        <translation>该共享已不在列表中。</translation>
    </message>
    <message>
        <source>Link of “%1”</source>
        <translation>“%1”的链接</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>Save the torrent file</source>
        <translation>保存种子文件</translation>
    </message>
    <message>
        <source>Torrent files (*.torrent)</source>
        <translation>种子文件 (*.torrent)</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>已保存为 %1。</translation>
    </message>
    <message>
        <source>“%1” has no link</source>
        <translation>“%1”没有链接</translation>
    </message>
    <message>
        <source>It belongs to a private swarm.</source>
        <translation>它属于一个私密群组。</translation>
    </message>
    <message>
        <source>It belongs to the private swarm “%1”.</source>
        <translation>它属于私密群组“%1”。</translation>
    </message>
    <message>
        <source>Its members alone can get it: they find it in the catalogue.</source>
        <translation>只有群组成员可以获取它：他们可在目录中找到它。</translation>
    </message>
</context>
<context>
    <name>shoal::ui::LogModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
</context>
<context>
    <name>shoal::ui::MainWindow</name>
    <message>
        <source>Filter by name</source>
        <translation>按名称筛选</translation>
    </message>
    <message>
        <source>No share fits this filter.</source>
        <translation>没有符合筛选条件的共享。</translation>
    </message>
    <message>
        <source>Tool bar</source>
        <translation>工具栏</translation>
    </message>
    <message>
        <source>The Shoal that runs the transfers does not answer.</source>
        <translation>运行传输的 Shoal 没有响应。</translation>
    </message>
    <message>
        <source>The list shows what was known. Shoal waits for it, and goes on by itself.</source>
        <translation>列表显示的是最后已知的状态。正在等待，恢复后会自动继续。</translation>
    </message>
    <message>
        <source>Files to share</source>
        <translation>要共享的文件</translation>
    </message>
    <message>
        <source>Folder to share</source>
        <translation>要共享的文件夹</translation>
    </message>
    <message>
        <source>Torrent file to receive</source>
        <translation>要接收的 .torrent 文件</translation>
    </message>
    <message>
        <source>Torrent files (*.torrent)</source>
        <translation>种子文件 (*.torrent)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) stay on the disk.</source>
        <translation>
            <numerusform>%n 个文件会保留在磁盘上。</numerusform>
        </translation>
    </message>
    <message>
        <source>Another share of the list has them, too.</source>
        <translation>列表中还有其他共享包含它们。</translation>
    </message>
    <message>
        <source>There is a link on the clipboard.</source>
        <translation>剪贴板中有一个链接。</translation>
    </message>
    <message>
        <source>There is a link to “%1” on the clipboard.</source>
        <translation>剪贴板中有“%1”的链接。</translation>
    </message>
    <message>
        <source>&amp;Receive it…</source>
        <translation>接收(&amp;R)…</translation>
    </message>
</context>
<context>
    <name>shoal::ui::MessageBar</name>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>what happened, and what to do</comment>
        <translation>%1%2</translation>
    </message>
</context>
<context>
    <name>shoal::ui::MoveSheet</name>
    <message>
        <source>Move %1</source>
        <translation>移动%1</translation>
    </message>
    <message>
        <source>&amp;Move</source>
        <translation>移动(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>Move to the &amp;folder:</source>
        <translation>移动到文件夹(&amp;F)：</translation>
    </message>
    <message>
        <source>%1 lie in %2.</source>
        <comment>a size, and a folder</comment>
        <translation>%1 位于 %2。</translation>
    </message>
    <message>
        <source>%1 lie in several folders.</source>
        <comment>a size</comment>
        <translation>%1 位于多个文件夹中。</translation>
    </message>
    <message>
        <source>Choose another folder, or make room there.</source>
        <translation>请选择其他文件夹，或在该处释放空间。</translation>
    </message>
</context>
<context>
    <name>shoal::ui::Notifier</name>
    <message numerus="yes">
        <source>%n share(s) finished</source>
        <translation>
            <numerusform>%n 个共享已完成</numerusform>
        </translation>
    </message>
    <message>
        <source>Every file that was wanted is here.</source>
        <translation>所需的文件均已收到。</translation>
    </message>
    <message>
        <source>“%1” is here</source>
        <translation>“%1”已完成</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>a size, and a folder</comment>
        <translation>%1，位于 %2</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message numerus="yes">
        <source>%n share(s) can be found</source>
        <translation>
            <numerusform>%n 个共享已可被找到</numerusform>
        </translation>
    </message>
    <message>
        <source>Their links work now.</source>
        <translation>它们的链接现已可用。</translation>
    </message>
    <message>
        <source>“%1” is shared</source>
        <translation>“%1”已共享</translation>
    </message>
    <message>
        <source>Its link works now: give it to whoever shall have the files.</source>
        <translation>链接现已可用：请发给需要这些文件的人。</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>复制链接</translation>
    </message>
    <message numerus="yes">
        <source>%n share(s) stopped</source>
        <translation>
            <numerusform>%n 个共享已停止</numerusform>
        </translation>
    </message>
    <message>
        <source>The list says of each what is wrong.</source>
        <translation>列表中说明了各自的问题。</translation>
    </message>
    <message>
        <source>“%1” stopped</source>
        <translation>“%1”已停止</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences: what is wrong, and what to do</comment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>The Shoal that runs the transfers does not answer</source>
        <translation>运行传输的 Shoal 没有响应</translation>
    </message>
    <message>
        <source>Shoal waits for it, and goes on by itself.</source>
        <translation>正在等待，恢复后会自动继续。</translation>
    </message>
    <message>
        <source>The Shoal that runs the transfers answers again</source>
        <translation>运行传输的 Shoal 已恢复响应</translation>
    </message>
    <message>
        <source>Shares go on where they were.</source>
        <translation>共享将从原处继续。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
</context>
<context>
    <name>shoal::ui::OverviewPage</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>10 minutes</source>
        <translation>10 分钟</translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation>24 小时</translation>
    </message>
    <message>
        <source>S&amp;peed over the last</source>
        <translation>速度，最近(&amp;P)</translation>
    </message>
    <message>
        <source>No name yet</source>
        <translation>尚无名称</translation>
    </message>
</context>
<context>
    <name>shoal::ui::PeerModel</name>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家/地区</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Receiving</source>
        <translation>接收速度</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>发送速度</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已接收</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>标志</translation>
    </message>
</context>
<context>
    <name>shoal::ui::PeersPage</name>
    <message>
        <source>&amp;Add a peer…</source>
        <translation>添加用户(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Ban…</source>
        <translation>屏蔽(&amp;B)…</translation>
    </message>
    <message>
        <source>&amp;Copy address</source>
        <translation>复制地址(&amp;C)</translation>
    </message>
    <message>
        <source>Peers</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>It has not said which pieces it has</source>
        <translation>对方尚未告知拥有哪些分块</translation>
    </message>
    <message>
        <source>Nobody is connected</source>
        <translation>没有已连接的用户</translation>
    </message>
    <message numerus="yes">
        <source>%n peer(s)</source>
        <translation>
            <numerusform>%n 个用户</numerusform>
        </translation>
    </message>
    <message>
        <source>Ban a peer</source>
        <translation>屏蔽用户</translation>
    </message>
    <message>
        <source>Ban %1?</source>
        <comment>an address</comment>
        <translation>要屏蔽 %1 吗？</translation>
    </message>
    <message>
        <source>No share deals with this address any more, until Shoal is started again.</source>
        <translation>在 Shoal 重新启动之前，所有共享都不再与此地址通信。</translation>
    </message>
    <message>
        <source>&amp;Ban</source>
        <translation>屏蔽(&amp;B)</translation>
    </message>
</context>
<context>
    <name>shoal::ui::PieceMapWidget</name>
    <message>
        <source>Pieces</source>
        <translation>分块</translation>
    </message>
    <message>
        <source>Pieces of the chosen peer</source>
        <translation>所选用户的分块</translation>
    </message>
    <message>
        <source>The pieces are not known yet</source>
        <translation>尚不知道分块情况</translation>
    </message>
    <message numerus="yes">
        <source>It has %1 of %n piece(s)</source>
        <translation>
            <numerusform>共 %n 个分块，对方有 %1 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Here</source>
        <translation>已有</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>传输中</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺少</translation>
    </message>
    <message>
        <source>Not wanted</source>
        <translation>不需要</translation>
    </message>
    <message>
        <source>Peers that have it (below)</source>
        <translation>拥有该分块的用户（下方）</translation>
    </message>
</context>
<context>
    <name>shoal::ui::PreferenceRow</name>
    <message>
        <source>R&amp;eset</source>
        <translation>重置(&amp;E)</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>有误</translation>
    </message>
    <message>
        <source>Reset “%1”</source>
        <translation>重置“%1”</translation>
    </message>
    <message>
        <source>Back to the default: %1</source>
        <translation>恢复默认值：%1</translation>
    </message>
    <message>
        <source>Default: %1.</source>
        <translation>默认值：%1。</translation>
    </message>
    <message>
        <source>Needs a restart.</source>
        <translation>需要重新启动。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>error, help</comment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1%2</translation>
    </message>
</context>
<context>
    <name>shoal::ui::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <source>Type to find a setting</source>
        <translation>输入以查找设置</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation>查找设置</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>No setting has these words. Try fewer, or others.</source>
        <translation>没有设置包含这些词。请减少或更换关键词。</translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) found</source>
        <translation>
            <numerusform>找到 %n 项设置</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>setting (new value)</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Once Shoal is started again: %1.</source>
        <translation>Shoal 重新启动后生效：%1。</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Saved, but not taken over by the running Shoal: %1 %2</source>
        <translation>已保存，但正在运行的 Shoal 未能采用：%1%2</translation>
    </message>
</context>
<context>
    <name>shoal::ui::PriorityDelegate</name>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
</context>
<context>
    <name>shoal::ui::QrView</name>
    <message>
        <source>The link as a QR code</source>
        <translation>链接的二维码</translation>
    </message>
</context>
<context>
    <name>shoal::ui::RateEditor</name>
    <message>
        <source>No limit</source>
        <translation>不限制</translation>
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
        <translation>“%1”的单位</translation>
    </message>
</context>
<context>
    <name>shoal::ui::RateField</name>
    <message>
        <source>Unit of the speed</source>
        <translation>速度单位</translation>
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
        <translation>接收</translation>
    </message>
    <message>
        <source>Start at &amp;once</source>
        <translation>立即开始(&amp;O)</translation>
    </message>
    <message>
        <source>In or&amp;der, from the beginning</source>
        <translation>按顺序，从头开始(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>开始(&amp;S)</translation>
    </message>
    <message>
        <source>Start &amp;without waiting</source>
        <translation>不等待，直接开始(&amp;W)</translation>
    </message>
    <message>
        <source>S&amp;how it</source>
        <translation>显示(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Link:</source>
        <translation>链接(&amp;L)：</translation>
    </message>
    <message>
        <source>Open a &amp;torrent file…</source>
        <translation>打开种子文件(&amp;T)…</translation>
    </message>
    <message>
        <source>Fetching the list of files</source>
        <translation>正在获取文件列表</translation>
    </message>
    <message>
        <source>Fetching the list of files…</source>
        <translation>正在获取文件列表…</translation>
    </message>
    <message>
        <source>So that a film can be watched while it comes. It takes longer in all.</source>
        <translation>这样可以边接收边观看影片，但总时间会更长。</translation>
    </message>
    <message>
        <source>&amp;Folder:</source>
        <translation>文件夹(&amp;F)：</translation>
    </message>
    <message>
        <source>La&amp;bels:</source>
        <translation>标签(&amp;B)：</translation>
    </message>
    <message>
        <source>&amp;Add paused</source>
        <translation>添加但暂停(&amp;A)</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>正在读取 %1…</translation>
    </message>
    <message>
        <source>Open a torrent file</source>
        <translation>打开种子文件</translation>
    </message>
    <message>
        <source>Torrent files (*.torrent)</source>
        <translation>种子文件 (*.torrent)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Receive “%1”</source>
        <translation>接收“%1”</translation>
    </message>
    <message>
        <source>Looking whether it is on the list…</source>
        <translation>正在查看是否已在列表中…</translation>
    </message>
    <message>
        <source>It is on the list already.</source>
        <translation>已在列表中。</translation>
    </message>
    <message>
        <source>“%1” is on the list already.</source>
        <translation>“%1”已在列表中。</translation>
    </message>
    <message>
        <source>The network is being asked.</source>
        <translation>正在查询网络。</translation>
    </message>
    <message>
        <source>It was removed from the list meanwhile.</source>
        <translation>在此期间已从列表中移除。</translation>
    </message>
    <message>
        <source>Close this, and paste the link again.</source>
        <translation>请关闭此窗口，然后重新粘贴链接。</translation>
    </message>
    <message>
        <source>Why it isn&apos;t here yet: %1. %2</source>
        <comment>a reason, and what to do</comment>
        <translation>尚未收到的原因：%1。%2</translation>
    </message>
</context>
<context>
    <name>shoal::ui::RemoveSheet</name>
    <message>
        <source>Remove %1?</source>
        <translation>要移除%1吗？</translation>
    </message>
    <message>
        <source>&amp;Delete the files too</source>
        <translation>同时删除文件(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Delete the files too (%1)</source>
        <translation>同时删除文件（%1）(&amp;D)</translation>
    </message>
    <message>
        <source>They are deleted from the disk, not moved to the trash.</source>
        <translation>文件将从磁盘删除，不会移入回收站。</translation>
    </message>
    <message>
        <source>The files stay on the disk.</source>
        <translation>文件会保留在磁盘上。</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>移除(&amp;R)…</translation>
    </message>
    <message>
        <source>Delete the files of %1 for good?</source>
        <translation>要永久删除%1的文件吗？</translation>
    </message>
    <message>
        <source>What lies on the disk of it is gone afterwards, and nothing brings it back.</source>
        <translation>磁盘上的相关文件将被删除，且无法恢复。</translation>
    </message>
    <message>
        <source>%1 are gone from the disk afterwards, and nothing brings them back.</source>
        <translation>磁盘上的 %1 数据将被删除，且无法恢复。</translation>
    </message>
    <message>
        <source>Delete for &amp;good</source>
        <translation>永久删除(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Keep everything</source>
        <translation>全部保留(&amp;K)</translation>
    </message>
    <message>
        <source>They are still on the list. Try again, or keep the files.</source>
        <translation>它们仍在列表中。请重试，或保留文件。</translation>
    </message>
</context>
<context>
    <name>shoal::ui::ShareCommands</name>
    <message numerus="yes">
        <source>%n link(s) copied</source>
        <translation>
            <numerusform>已复制 %n 个链接</numerusform>
        </translation>
    </message>
    <message>
        <source>Shares of private swarms have no link: members find them in the catalogue</source>
        <translation>私密群组的共享没有链接：成员可在目录中找到它们</translation>
    </message>
</context>
<context>
    <name>shoal::ui::ShareListView</name>
    <message>
        <source>Shares</source>
        <translation>共享</translation>
    </message>
</context>
<context>
    <name>shoal::ui::ShareLogPage</name>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Log of the share</source>
        <translation>共享的日志</translation>
    </message>
    <message>
        <source>Copies the chosen lines, or all of them when none is chosen</source>
        <translation>复制所选的行；未选择时复制全部</translation>
    </message>
</context>
<context>
    <name>shoal::ui::ShareOptions</name>
    <message>
        <source>Addresses, one a line. None: found through the DHT.</source>
        <translation>地址，每行一个。留空则通过 DHT 查找。</translation>
    </message>
    <message>
        <source>Web addresses that have the same files, one a line.</source>
        <translation>提供相同文件的网址，每行一个。</translation>
    </message>
    <message>
        <source>&amp;Private: peers come from its trackers alone</source>
        <translation>私有：只能通过它的 Tracker 找到用户(&amp;P)</translation>
    </message>
    <message>
        <source>S&amp;end it to others until you stop it</source>
        <translation>持续发送给他人，直到您停止(&amp;E)</translation>
    </message>
    <message>
        <source>Hybrid: every program understands it</source>
        <translation>混合：所有程序都支持</translation>
    </message>
    <message>
        <source>Version 1: older programs</source>
        <translation>版本 1：较旧的程序</translation>
    </message>
    <message>
        <source>Version 2: newer programs only</source>
        <translation>版本 2：仅较新的程序</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>&amp;Labels:</source>
        <translation>标签(&amp;L)：</translation>
    </message>
    <message>
        <source>Co&amp;mment:</source>
        <translation>注释(&amp;M)：</translation>
    </message>
    <message>
        <source>&amp;Trackers:</source>
        <translation>Tracker(&amp;T)：</translation>
    </message>
    <message>
        <source>&amp;Web seeds:</source>
        <translation>Web 种子(&amp;W)：</translation>
    </message>
    <message>
        <source>&amp;Format:</source>
        <translation>格式(&amp;F)：</translation>
    </message>
    <message>
        <source>Piece si&amp;ze:</source>
        <translation>分块大小(&amp;Z)：</translation>
    </message>
    <message>
        <source>a tracker begins with http://, https:// or udp://</source>
        <translation>Tracker 应以 http://、https:// 或 udp:// 开头</translation>
    </message>
    <message>
        <source>a web seed begins with http:// or https://</source>
        <translation>Web 种子应以 http:// 或 https:// 开头</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>私有</translation>
    </message>
    <message>
        <source>nobody could find it without a tracker</source>
        <translation>没有 Tracker 就无人能找到它</translation>
    </message>
    <message>
        <source>Name a tracker, or share it without being private.</source>
        <translation>请填写 Tracker，或不设为私有共享。</translation>
    </message>
</context>
<context>
    <name>shoal::ui::ShareSheet</name>
    <message>
        <source>Share</source>
        <translation>共享</translation>
    </message>
    <message>
        <source>&amp;Share</source>
        <translation>共享(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>名称(&amp;N)：</translation>
    </message>
    <message>
        <source>Contents:</source>
        <translation>内容：</translation>
    </message>
    <message>
        <source>M&amp;ore choices</source>
        <translation>更多选项(&amp;O)</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>It can&apos;t be shared as it is.</source>
        <translation>目前无法共享。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln link(s) or special file(s) in it are left out.</source>
        <translation>
            <numerusform>其中 %Ln 个链接或特殊文件会被略过。</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Close and go on</source>
        <translation>关闭并继续(&amp;C)</translation>
    </message>
    <message>
        <source>The files are read on behind the window. A notice says when the link is there.</source>
        <translation>文件会在后台继续读取，链接生成后会有通知。</translation>
    </message>
    <message>
        <source>Reading “%1”: %2</source>
        <comment>a share&apos;s name, and a part of a hundred</comment>
        <translation>正在读取“%1”：%2</translation>
    </message>
    <message>
        <source>Reading “%1”</source>
        <translation>正在读取“%1”</translation>
    </message>
    <message>
        <source>“%1” is shared</source>
        <translation>“%1”已共享</translation>
    </message>
    <message>
        <source>Its link is there.</source>
        <translation>链接已生成。</translation>
    </message>
    <message>
        <source>Show the link</source>
        <translation>显示链接</translation>
    </message>
    <message>
        <source>“%1” couldn&apos;t be shared</source>
        <translation>无法共享“%1”</translation>
    </message>
</context>
<context>
    <name>shoal::ui::Sheet</name>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
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
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Type to find an action or a key</source>
        <translation>输入以查找操作或按键</translation>
    </message>
    <message>
        <source>Find an action or a key</source>
        <translation>查找操作或按键</translation>
    </message>
    <message>
        <source>Actions and their shortcuts</source>
        <translation>操作及其快捷键</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>No action has these words. Try fewer, or others.</source>
        <translation>没有操作包含这些词。请减少或更换关键词。</translation>
    </message>
    <message numerus="yes">
        <source>%n action(s)</source>
        <translation>
            <numerusform>%n 个操作</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>shoal::ui::Sidebar</name>
    <message>
        <source>Filters</source>
        <translation>筛选器</translation>
    </message>
</context>
<context>
    <name>shoal::ui::SleepGuard</name>
    <message>
        <source>Files are being transferred</source>
        <translation>正在传输文件</translation>
    </message>
</context>
<context>
    <name>shoal::ui::SourceModel</name>
    <message>
        <source>in %1</source>
        <comment>a time</comment>
        <translation>%1后</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Peers from there</source>
        <translation>来自该处的用户</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>响应</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>上次查询</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下次查询</translation>
    </message>
</context>
<context>
    <name>shoal::ui::SourcesPage</name>
    <message>
        <source>Ask all &amp;now</source>
        <translation>立即查询全部(&amp;N)</translation>
    </message>
    <message>
        <source>Sources of peers</source>
        <translation>用户来源</translation>
    </message>
    <message>
        <source>Asks the DHT and every tracker for peers at once</source>
        <translation>立即向 DHT 和所有 Tracker 查询用户</translation>
    </message>
    <message>
        <source>&amp;Copy address</source>
        <translation>复制地址(&amp;C)</translation>
    </message>
</context>
<context>
    <name>shoal::ui::SpeedGraphWidget</name>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1前</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Receiving</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>发送</translation>
    </message>
</context>
<context>
    <name>shoal::ui::StatisticsWindow</name>
    <message>
        <source>%1: %2</source>
        <comment>figure: value</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>All time</source>
        <translation>全部时间</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已接收</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>分享率</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>span, figure</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Sho&amp;w</source>
        <translation>显示(&amp;W)</translation>
    </message>
    <message>
        <source>Each of the last 30 days</source>
        <translation>最近 30 天，按日</translation>
    </message>
    <message>
        <source>Each of the last 12 months</source>
        <translation>最近 12 个月，按月</translation>
    </message>
    <message>
        <source>As a &amp;table</source>
        <translation>以表格显示(&amp;T)</translation>
    </message>
    <message>
        <source>Running for</source>
        <translation>已运行</translation>
    </message>
    <message>
        <source>Shares</source>
        <translation>共享</translation>
    </message>
    <message>
        <source>Peers</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Nothing was counted yet. Days are those of UTC.</source>
        <translation>尚无统计数据。日期以 UTC 为准。</translation>
    </message>
    <message>
        <source>Counted since %1. Days are those of UTC.</source>
        <translation>统计始于 %1。日期以 UTC 为准。</translation>
    </message>
    <message numerus="yes">
        <source>%n connected</source>
        <translation>
            <numerusform>已连接 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>what went wrong, what to do</comment>
        <translation>%1%2</translation>
    </message>
</context>
<context>
    <name>shoal::ui::StatusLine</name>
    <message>
        <source>Change how fast all shares together may be</source>
        <translation>更改所有共享合计的速度上限</translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>a speed</comment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>Receiving %1, sending %2</source>
        <translation>接收 %1，发送 %2</translation>
    </message>
    <message>
        <source>Others can&apos;t connect to you, only you to them. Forward the listening port in the router, or switch on UPnP or NAT-PMP there.</source>
        <translation>其他人无法连接到您，只有您能连接到他们。请在路由器中转发监听端口，或启用 UPnP 或 NAT-PMP。</translation>
    </message>
    <message>
        <source>Listening at %1</source>
        <translation>监听地址：%1</translation>
    </message>
    <message>
        <source>none</source>
        <comment>no limit</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>No limits</source>
        <translation>不限速</translation>
    </message>
    <message>
        <source>Limits: %1 in, %2 out</source>
        <translation>限速：接收 %1，发送 %2</translation>
    </message>
    <message>
        <source>Nothing moves now</source>
        <translation>当前没有传输</translation>
    </message>
</context>
<context>
    <name>shoal::ui::SystemSurroundings</name>
    <message>
        <source>Nothing opens “%1”</source>
        <translation>没有可打开“%1”的程序</translation>
    </message>
    <message>
        <source>Choose a program for it in the system&apos;s settings, then try again.</source>
        <translation>请在系统设置中为其选择程序，然后重试。</translation>
    </message>
</context>
<context>
    <name>shoal::ui::TextListEditor</name>
    <message>
        <source>A&amp;dd</source>
        <translation>添加(&amp;D)</translation>
    </message>
    <message>
        <source>Remo&amp;ve</source>
        <translation>移除(&amp;V)</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>再添加一项</translation>
    </message>
    <message>
        <source>One more for “%1”</source>
        <translation>为“%1”再添加一项</translation>
    </message>
    <message>
        <source>Add to “%1”</source>
        <translation>添加到“%1”</translation>
    </message>
    <message>
        <source>Remove from “%1”</source>
        <translation>从“%1”移除</translation>
    </message>
</context>
<context>
    <name>shoal::ui::TransferGraph</name>
    <message>
        <source>Received and sent</source>
        <translation>接收和发送</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已接收</translation>
    </message>
</context>
<context>
    <name>shoal::ui::TransferTable</name>
    <message>
        <source>Received and sent</source>
        <translation>接收和发送</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已接收</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>分享率</translation>
    </message>
</context>
<context>
    <name>shoal::ui::Tray</name>
    <message>
        <source>&amp;Pause all</source>
        <translation>全部暂停(&amp;P)</translation>
    </message>
    <message>
        <source>S&amp;tart all</source>
        <translation>全部开始(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Hide Shoal</source>
        <translation>隐藏 Shoal(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Show Shoal</source>
        <translation>显示 Shoal(&amp;S)</translation>
    </message>
    <message>
        <source>Receiving %1, sending %2</source>
        <translation>接收 %1，发送 %2</translation>
    </message>
    <message>
        <source>Shoal: receiving %1, sending %2</source>
        <translation>Shoal：接收 %1，发送 %2</translation>
    </message>
</context>
<context>
    <name>shoal::ui::TroubleLine</name>
    <message>
        <source>%1 %2</source>
        <comment>what failed, what to do</comment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>shoal::ui::WelcomePage</name>
    <message>
        <source>Drop files or folders to share them</source>
        <translation>将文件或文件夹拖放到此处即可共享</translation>
    </message>
    <message>
        <source>Choose f&amp;iles…</source>
        <translation>选择文件(&amp;I)…</translation>
    </message>
    <message>
        <source>Choose a f&amp;older…</source>
        <translation>选择文件夹(&amp;O)…</translation>
    </message>
    <message>
        <source>Paste a &amp;link to receive</source>
        <translation>粘贴链接以接收(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>Open a &amp;torrent file…</source>
        <translation>打开种子文件(&amp;T)…</translation>
    </message>
    <message>
        <source>The clipboard has no text. Copy a link first.</source>
        <translation>剪贴板中没有文本。请先复制链接。</translation>
    </message>
    <message>
        <source>Share files</source>
        <translation>共享文件</translation>
    </message>
    <message>
        <source>Share a folder</source>
        <translation>共享文件夹</translation>
    </message>
    <message>
        <source>Open a torrent file</source>
        <translation>打开种子文件</translation>
    </message>
    <message>
        <source>Torrent files (*.torrent)</source>
        <translation>种子文件 (*.torrent)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
</context>
</TS>
