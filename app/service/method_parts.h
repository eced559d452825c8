// What methods of the control socket have in common.
#pragma once

#include "app/service/methods.h"

#include "core/control/codec/codec.h"

#include <filesystem>
#include <string>

namespace shoal::service {

template <class Value>
Value needed(const nlohmann::json& params, const char* name)
{
    const auto found = params.find(name);
    if (found == params.end())
        throw control::Misfit{std::string{name} + " is needed"};
    try {
        return control::decode<Value>(*found);
    } catch (const control::Misfit& misfit) {
        throw misfit.within(name);
    }
}

template <class Value>
Value orDefault(const nlohmann::json& params, const char* name)
{
    return params.contains(name) ? needed<Value>(params, name) : Value{};
}

template <class Value>
Reply<Value> answering(Respond respond)
{
    return [respond = std::move(respond)](Result<Value> value) { respond(value.map(control::encode<Value>)); };
}

/// Content that was hashed for this client a moment ago, at the very places where it is to be shared from, is believed.
/// Whatever else a client calls just hashed is checked.
DataTrust trustOf(DataTrust claimed, const ClientHashes& hashed, const std::string& torrent,
                  const HashedContent& content);

} // namespace shoal::service
