// A life that screens can be looked at with: shares in every state, their files, peers, sources and history.
#pragma once

#include "tests/support/fake_engine.h"

namespace shoal::ui::shots {

/// A dozen shares, one in each state and for most reasons; share 1 is one that is being received.
void fillWithAFew(test::FakeEngine::Script& script);
void fillWithMany(test::FakeEngine::Script& script, int count);

} // namespace shoal::ui::shots
