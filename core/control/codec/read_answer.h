// An answer of the control socket as the value that was asked for.
#pragma once

#include "core/control/codec/codec.h"
#include "core/result.h"

namespace shoal::control {

/// What `read` makes of an answer; an answer that isn't what it should be is an error.
template <class Value, class Read>
Result<Value> readAnswer(const Result<nlohmann::json>& answer, const Read& read)
{
    if (!answer)
        return fail(answer.error());
    try {
        return read(*answer);
    } catch (const nlohmann::json::exception& broken) {
        return fail(ErrorKind::Internal, "the running Shoal's answer", broken.what());
    } catch (const Misfit& misfit) {
        return fail(ErrorKind::Internal, "the running Shoal's answer", misfit.what());
    }
}

} // namespace shoal::control
