#include "core/conduct.h"

namespace shoal {

const char* misdeedName(Misdeed misdeed)
{
    switch (misdeed) {
    case Misdeed::CorruptData: return "corrupt-data";
    case Misdeed::LacksPieces: return "lacks-pieces";
    case Misdeed::Stalls: return "stalls";
    case Misdeed::Floods: return "floods";
    case Misdeed::BreaksProtocol: return "breaks-protocol";
    case Misdeed::ClaimsOtherKind: return "claims-other-kind";
    case Misdeed::Unwelcome: return "unwelcome";
    }
    return "breaks-protocol";
}

} // namespace shoal
