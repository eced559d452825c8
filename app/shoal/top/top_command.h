// shoal top while it runs: what is asked of the engine, what the keys do, and when the screen is drawn.
#pragma once

#include "app/shoal/run/foreground.h"
#include "app/shoal/run/paced.h"
#include "app/shoal/top/top_screen.h"

#include <memory>

namespace shoal::app {

/// Asks for the rows that are on the screen alone. Lives on the loop's thread.
class TopCommand {
public:
    TopCommand(Foreground& foreground, Terminal& terminal);

    /// Takes the screen; run() of the foreground does the rest. Error: that of Terminal::takeScreen.
    Result<void> start();
    /// Gives the screen back; the last thing that is done to it.
    void leaveScreen() { screen_.reset(); }
    /// A line at the bottom until the next key.
    void say(const std::string& message);

private:
    void take(const Event& event);
    void take(const Key& key);
    void typeFilter(const Key& key);
    void command(const Key& key);
    void letter(const std::string& letter);
    void move(std::ptrdiff_t rows);
    void sortByNext();
    void reverse();
    void setFilter(std::string filter);
    void pauseOrResume();
    void showPeers();
    void backToShares();
    const ShareRow* selected() const;
    void listFromTop();
    void keepCursorVisible();

    void refresh();
    void askShares();
    void askPeers();
    void askStatus();
    template <class T>
    Reply<T> answer(std::function<void(T&)> work);
    void took(std::size_t first, SharePage& page);
    void draw();
    std::size_t room() const;

    Foreground& foreground_;
    Terminal& terminal_;
    std::unique_ptr<FullScreen> screen_;
    TopView view_;
    std::optional<ShareId> selected_; ///< the cursor stays on it while the list moves
    std::optional<ShareId> peersOf_;
    std::size_t firstPeer_ = 0;
    std::size_t first_ = 0; ///< row of the list at the top
    bool isAsking_ = false;
    bool isAskedAgain_ = false;
    Paced drawing_;
    Paced asking_;
    Paced hearing_; ///< events of a busy engine come by the hundred
    Timer tick_;
};

} // namespace shoal::app
