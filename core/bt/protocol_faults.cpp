#include "core/bt/protocol_faults.h"

#include <algorithm>
#include <array>

namespace shoal::bt {
namespace {

namespace errors = lt::errors;

constexpr std::array faults{
    errors::invalid_have,
    errors::invalid_bitfield_size,
    errors::too_many_requests_when_choked,
    errors::invalid_piece,
    errors::invalid_piece_size,
    errors::invalid_choke,
    errors::invalid_unchoke,
    errors::invalid_interested,
    errors::invalid_not_interested,
    errors::invalid_request,
    errors::invalid_hash_list,
    errors::invalid_hash_piece,
    errors::invalid_cancel,
    errors::invalid_dht_port,
    errors::invalid_suggest,
    errors::invalid_have_all,
    errors::invalid_have_none,
    errors::invalid_reject,
    errors::invalid_allow_fast,
    errors::invalid_extended,
    errors::invalid_message,
    errors::packet_too_large,
    errors::invalid_metadata_request,
    errors::invalid_metadata_size,
    errors::invalid_metadata_offset,
    errors::invalid_metadata_message,
    errors::pex_message_too_large,
    errors::invalid_pex_message,
    errors::invalid_dont_have,
    errors::invalid_hash_request,
    errors::invalid_hashes,
    errors::invalid_hash_reject,
    errors::peer_sent_empty_piece,
};

} // namespace

bool isProtocolFault(const lt::error_code& error)
{
    return error.category() == lt::libtorrent_category()
        && std::find(faults.begin(), faults.end(), error.value()) != faults.end();
}

} // namespace shoal::bt
