// Values of the engine as JSON, and back.
#pragma once

#include "core/control/codec/base64.h"
#include "core/control/codec/enum_text.h"
#include "core/control/codec/fields.h"
#include "core/control/codec/part_fields.h"
#include "core/control/codec/swarm_fields.h"

#include <algorithm>
#include <chrono>
#include <concepts>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace shoal::control {

/// JSON that is not the value it should be. what() says where and what was expected, as "source.link: must be a text".
/// Thrown and caught within the control socket's code.
class Misfit : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
    Misfit within(const std::string& name) const
    {
        const std::string text = what();
        return Misfit{name + (text.starts_with('[') || text.starts_with(' ') ? "" : ".") + text};
    }
};

/// Codec<Value>::write makes JSON of a value, Codec<Value>::read the value of JSON (throws Misfit).
template <class Value>
struct Codec;

template <class Value>
nlohmann::json encode(const Value& value)
{
    return Codec<Value>::write(value);
}

template <class Value>
Value decode(const nlohmann::json& json)
{
    Value value{};
    Codec<Value>::read(json, value);
    return value;
}

template <>
struct Codec<bool> {
    static nlohmann::json write(bool value) { return value; }
    static void read(const nlohmann::json& json, bool& value)
    {
        if (!json.is_boolean())
            throw Misfit{" must be true or false"};
        value = json.get<bool>();
    }
};

template <std::integral Number>
struct Codec<Number> {
    static nlohmann::json write(Number value) { return value; }
    static void read(const nlohmann::json& json, Number& value)
    {
        const bool fits = json.is_number_unsigned()
            ? std::in_range<Number>(json.get<std::uint64_t>())
            : json.is_number_integer() && std::in_range<Number>(json.get<std::int64_t>());
        if (!fits)
            throw Misfit{std::string{" must be a whole number from "}
                         + std::to_string(std::numeric_limits<Number>::min()) + " to "
                         + std::to_string(std::numeric_limits<Number>::max())};
        value = json.get<Number>();
    }
};

template <>
struct Codec<double> {
    static nlohmann::json write(double value) { return value; }
    static void read(const nlohmann::json& json, double& value)
    {
        if (!json.is_number())
            throw Misfit{" must be a number"};
        value = json.get<double>();
    }
};

template <>
struct Codec<std::string> {
    static nlohmann::json write(const std::string& value) { return value; }
    static void read(const nlohmann::json& json, std::string& value)
    {
        if (!json.is_string())
            throw Misfit{" must be a text"};
        value = json.get<std::string>();
    }
};

/// Bytes that are no text.
struct Blob {
    std::string bytes;
};
template <>
struct Codec<Blob> {
    static nlohmann::json write(const Blob& value) { return toBase64(value.bytes); }
    static void read(const nlohmann::json& json, Blob& value)
    {
        auto bytes = json.is_string() ? fromBase64(json.get_ref<const std::string&>()) : std::nullopt;
        if (!bytes)
            throw Misfit{" must be a text in base64"};
        value.bytes = std::move(*bytes);
    }
};

/// A text; the few paths that are not UTF-8 are {"base64": …}.
template <>
struct Codec<std::filesystem::path> {
    static nlohmann::json write(const std::filesystem::path& path);
    static void read(const nlohmann::json& json, std::filesystem::path& path);
};

/// {"link": …} or {"torrent": base64 of a .torrent file}.
using Source = decltype(AddRequest::source);
template <>
struct Codec<Source> {
    static nlohmann::json write(const Source& source);
    static void read(const nlohmann::json& json, Source& source);
};

template <class Value>
requires std::is_enum_v<Value>
struct Codec<Value> {
    static nlohmann::json write(Value value) { return EnumText<Value>::name(value); }
    static void read(const nlohmann::json& json, Value& value)
    {
        const auto found =
            json.is_string() ? EnumText<Value>::find(json.get_ref<const std::string&>()) : std::optional<Value>{};
        if (!found)
            throw Misfit{" must be one of: " + EnumText<Value>::all()};
        value = *found;
    }
};

template <std::size_t Size>
struct Codec<Digest<Size>> {
    static nlohmann::json write(const Digest<Size>& digest) { return toHex(digest.bytes); }
    static void read(const nlohmann::json& json, Digest<Size>& digest)
    {
        const auto bytes = json.is_string() ? fromHex(json.get_ref<const std::string&>()) : std::nullopt;
        if (!bytes || bytes->size() != Size)
            throw Misfit{" must be " + std::to_string(2 * Size) + " hexadecimal digits"};
        std::ranges::copy(*bytes, digest.bytes.begin());
    }
};

/// Ids and keys of private swarms.
template <class Meaning, std::size_t Size>
struct Codec<swarm::Fixed<Meaning, Size>> {
    static nlohmann::json write(const swarm::Fixed<Meaning, Size>& value) { return toHex(value.bytes); }
    static void read(const nlohmann::json& json, swarm::Fixed<Meaning, Size>& value)
    {
        Digest<Size> digest;
        Codec<Digest<Size>>::read(json, digest);
        value.bytes = digest.bytes;
    }
};

/// Types that wrap a number.
template <class Value>
requires std::same_as<Value, ShareId> || std::same_as<Value, JobId> || std::same_as<Value, JoinId> || std::same_as<
    Value, BytesPerSecond>
struct Codec<Value> {
    static nlohmann::json write(const Value& value) { return value.value; }
    static void read(const nlohmann::json& json, Value& value) { value.value = decode<decltype(value.value)>(json); }
};

template <>
struct Codec<std::chrono::seconds> {
    static nlohmann::json write(std::chrono::seconds value) { return value.count(); }
    static void read(const nlohmann::json& json, std::chrono::seconds& value)
    {
        value = std::chrono::seconds{decode<std::int64_t>(json)};
    }
};

template <>
struct Codec<std::chrono::days> {
    static nlohmann::json write(std::chrono::days value) { return value.count(); }
    static void read(const nlohmann::json& json, std::chrono::days& value)
    {
        value = std::chrono::days{decode<std::int32_t>(json)};
    }
};

template <>
struct Codec<std::chrono::sys_seconds> {
    static nlohmann::json write(std::chrono::sys_seconds value) { return encode(value.time_since_epoch()); }
    static void read(const nlohmann::json& json, std::chrono::sys_seconds& value)
    {
        value = std::chrono::sys_seconds{decode<std::chrono::seconds>(json)};
    }
};

/// The second at which the day begins.
template <>
struct Codec<std::chrono::sys_days> {
    static nlohmann::json write(std::chrono::sys_days value) { return encode(std::chrono::sys_seconds{value}); }
    static void read(const nlohmann::json& json, std::chrono::sys_days& value)
    {
        value = std::chrono::floor<std::chrono::days>(decode<std::chrono::sys_seconds>(json));
    }
};

/// [down, up]: a history has hundreds of them.
template <>
struct Codec<SpeedSample> {
    static nlohmann::json write(const SpeedSample& sample);
    static void read(const nlohmann::json& json, SpeedSample& sample);
};

/// A text with a letter for each piece: h have, m missing, f in flight, u unwanted.
template <>
struct Codec<std::vector<PieceState>> {
    static nlohmann::json write(const std::vector<PieceState>& states);
    static void read(const nlohmann::json& json, std::vector<PieceState>& states);
};

template <class Value>
struct Codec<std::optional<Value>> {
    static nlohmann::json write(const std::optional<Value>& value) { return value ? encode(*value) : nlohmann::json{}; }
    static void read(const nlohmann::json& json, std::optional<Value>& value)
    {
        value = json.is_null() ? std::nullopt : std::optional{decode<Value>(json)};
    }
};

template <class Value>
struct Codec<std::vector<Value>> {
    static nlohmann::json write(const std::vector<Value>& values)
    {
        auto list = nlohmann::json::array();
        for (const auto& value : values)
            list.push_back(encode(value));
        return list;
    }
    static void read(const nlohmann::json& json, std::vector<Value>& values)
    {
        if (!json.is_array())
            throw Misfit{" must be a list"};
        values.clear();
        values.reserve(json.size());
        for (const auto& each : json) {
            try {
                values.push_back(decode<Value>(each));
            } catch (const Misfit& misfit) {
                throw misfit.within("[" + std::to_string(values.size()) + "]");
            }
        }
    }
};

template <class First, class Second>
struct Codec<std::pair<First, Second>> {
    static nlohmann::json write(const std::pair<First, Second>& pair)
    {
        return nlohmann::json::array({encode(pair.first), encode(pair.second)});
    }
    static void read(const nlohmann::json& json, std::pair<First, Second>& pair)
    {
        if (!json.is_array() || json.size() != 2)
            throw Misfit{" must be a list of two"};
        pair = {decode<First>(json[0]), decode<Second>(json[1])};
    }
};

/// An object. Reading leaves a field that is not there as it was, and passes over what it doesn't know: either side may
/// be the newer one.
template <HasFields Value>
struct Codec<Value> {
    static nlohmann::json write(const Value& value)
    {
        auto object = nlohmann::json::object();
        Fields<Value>::each(value, [&](const char* name, const auto& field) { object[name] = encode(field); });
        return object;
    }
    static void read(const nlohmann::json& json, Value& value)
    {
        if (!json.is_object())
            throw Misfit{" must be an object"};
        Fields<Value>::each(value, [&](const char* name, auto& field) {
            const auto found = json.find(name);
            if (found == json.end())
                return;
            try {
                Codec<std::remove_cvref_t<decltype(field)>>::read(*found, field);
            } catch (const Misfit& misfit) {
                throw misfit.within(name);
            }
        });
    }
};

/// The event's fields and its name as "event".
template <>
struct Codec<Event> {
    static nlohmann::json write(const Event& event);
    /// An event of a newer Shoal is a Misfit.
    static void read(const nlohmann::json& json, Event& event);
};

} // namespace shoal::control
