#include "tests/support/item_key.h"

#include <array>
#include <memory>
#include <openssl/evp.h>
#include <openssl/sha.h>
#include <stdexcept>

namespace shoal::test {
namespace {
using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Context = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

Key pairOf(std::uint64_t number)
{
    std::array<std::uint8_t, 32> seed{};
    for (std::size_t i = 0; i < 8; ++i)
        seed[i] = static_cast<std::uint8_t>(number >> (8 * i));
    return {EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, seed.data(), seed.size()), &EVP_PKEY_free};
}

void mustWork(int result)
{
    if (result != 1)
        throw std::runtime_error{"OpenSSL refuses"};
}
} // namespace

dht::ItemKey itemKey(std::uint64_t number)
{
    dht::ItemKey key{};
    auto size = key.size();
    mustWork(EVP_PKEY_get_raw_public_key(pairOf(number).get(), key.data(), &size));
    return key;
}

dht::Item signedItem(std::uint64_t number, std::int64_t sequence, std::vector<std::uint8_t> value)
{
    dht::Item item{.key = itemKey(number), .sequence = sequence, .value = std::move(value)};
    const auto text = dht::itemText(item.sequence, item.value);
    const auto pair = pairOf(number);
    const Context context{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
    auto size = item.signature.size();
    mustWork(EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, pair.get()));
    mustWork(EVP_DigestSign(context.get(), item.signature.data(), &size, text.data(), text.size()));
    return item;
}

bool isSoundItem(const dht::Item& item)
{
    const Key key{EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, item.key.data(), item.key.size()),
                  &EVP_PKEY_free};
    const Context context{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
    const auto text = dht::itemText(item.sequence, item.value);
    return item.sequence >= 0 && item.value.size() <= dht::largestItem && key
        && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1
        && EVP_DigestVerify(context.get(), item.signature.data(), item.signature.size(), text.data(), text.size()) == 1;
}

dht::NodeId targetOf(const dht::ItemKey& key)
{
    dht::NodeId target;
    SHA1(key.data(), key.size(), target.bytes.data());
    return target;
}

} // namespace shoal::test
