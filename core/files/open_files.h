// How many files and sockets this process may have open.
#pragma once

namespace shoal {

/// As many as the system lets it have without asking anybody: the soft limit goes up to the hard one. A limit that
/// can't be raised stays; what is opened then is what fits.
void raiseOpenFileLimit();

} // namespace shoal
