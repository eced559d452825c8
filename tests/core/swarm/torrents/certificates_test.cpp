// The certificates, as OpenSSL sees them.
#include "core/swarm/torrents/certificates.h"

#include "tests/core/swarm/vectors.h"

#include <gtest/gtest.h>
#include <memory>
#include <openssl/bio.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

namespace shoal::swarm {
namespace {

struct FreeTls {
    void operator()(X509* certificate) const { X509_free(certificate); }
    void operator()(X509_STORE* store) const { X509_STORE_free(store); }
    void operator()(X509_STORE_CTX* context) const { X509_STORE_CTX_free(context); }
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
    void operator()(BIO* bio) const { BIO_free(bio); }
};
template <class Thing>
using Held = std::unique_ptr<Thing, FreeTls>;

Held<X509> certificateIn(const Bytes& der)
{
    const auto* at = der.data();
    Held<X509> certificate{d2i_X509(nullptr, &at, static_cast<long>(der.size()))};
    EXPECT_TRUE(certificate && at == der.data() + der.size());
    return certificate;
}

/// What libtorrent asks: does the torrent's authority vouch for the peer, in this role?
int verify(const Bytes& member, const Bytes& authority, int purpose)
{
    const Held<X509_STORE> store{X509_STORE_new()};
    const auto trusted = certificateIn(authority);
    const auto shown = certificateIn(member);
    X509_STORE_add_cert(store.get(), trusted.get());
    const Held<X509_STORE_CTX> context{X509_STORE_CTX_new()};
    X509_STORE_CTX_init(context.get(), store.get(), shown.get(), nullptr);
    X509_STORE_CTX_set_purpose(context.get(), purpose);
    return X509_verify_cert(context.get()) == 1 ? X509_V_OK : X509_STORE_CTX_get_error(context.get());
}

TEST(SwarmCertificates, AMembersIsGoodUnderItsAuthorityInBothRoles)
{
    const auto member = memberCertificate(secretOf(1), secretOf(2));
    const auto authority = authorityCertificate(secretOf(1));
    EXPECT_EQ(verify(member, authority, X509_PURPOSE_SSL_CLIENT), X509_V_OK);
    EXPECT_EQ(verify(member, authority, X509_PURPOSE_SSL_SERVER), X509_V_OK);
}

TEST(SwarmCertificates, NoOtherAuthorityVouchesForIt)
{
    const auto member = memberCertificate(secretOf(1), secretOf(2));
    EXPECT_EQ(verify(member, authorityCertificate(secretOf(3)), X509_PURPOSE_SSL_CLIENT),
              X509_V_ERR_CERT_SIGNATURE_FAILURE);
    auto changed = member;
    changed[changed.size() / 2] ^= 1;
    EXPECT_NE(verify(changed, authorityCertificate(secretOf(1)), X509_PURPOSE_SSL_CLIENT), X509_V_OK);
}

TEST(SwarmCertificates, AMembersVouchesForNobody)
{
    const auto member = memberCertificate(secretOf(1), secretOf(2));
    const auto forged = memberCertificate(secretOf(2), secretOf(4)); // by the member's key, in the authority's name
    EXPECT_NE(verify(forged, member, X509_PURPOSE_SSL_CLIENT), X509_V_OK);
    EXPECT_NE(verify(forged, authorityCertificate(secretOf(1)), X509_PURPOSE_SSL_CLIENT), X509_V_OK);
}

TEST(SwarmCertificates, TellNothingButAKey)
{
    const auto member = certificateIn(memberCertificate(secretOf(1), secretOf(2)));
    char name[64] = {};
    X509_NAME_oneline(X509_get_subject_name(member.get()), name, sizeof name);
    EXPECT_STREQ(name, "/CN=*");
    X509_NAME_oneline(X509_get_issuer_name(member.get()), name, sizeof name);
    EXPECT_STREQ(name, "/CN=.");
    EXPECT_EQ(X509_get_ext_count(member.get()), 0);
    EXPECT_EQ(ASN1_INTEGER_get(X509_get0_serialNumber(member.get())), 2);
}

TEST(SwarmCertificates, TheirPemIsOpenSsls)
{
    const auto der = authorityCertificate(secretOf(1));
    const auto text = certificatePem(der);
    const Held<BIO> in{BIO_new_mem_buf(text.data(), static_cast<int>(text.size()))};
    const Held<X509> read{PEM_read_bio_X509(in.get(), nullptr, nullptr, nullptr)};
    ASSERT_TRUE(read);
    const Held<BIO> out{BIO_new(BIO_s_mem())};
    PEM_write_bio_X509(out.get(), read.get());
    char* written = nullptr;
    const auto size = BIO_get_mem_data(out.get(), &written);
    EXPECT_EQ(std::string(written, static_cast<std::size_t>(size)), text);
}

TEST(SwarmCertificates, ThePrivateKeysPemFitsTheCertificate)
{
    const auto text = privateKeyPem(secretOf(2));
    const Held<BIO> in{BIO_new_mem_buf(text.data(), static_cast<int>(text.size()))};
    const Held<EVP_PKEY> key{PEM_read_bio_PrivateKey(in.get(), nullptr, nullptr, nullptr)};
    ASSERT_TRUE(key);
    EXPECT_EQ(X509_check_private_key(certificateIn(memberCertificate(secretOf(1), secretOf(2))).get(), key.get()), 1);
}

TEST(SwarmCertificates, TheAuthoritysIsTheVectorsByteForByte)
{
    EXPECT_EQ(authorityCertificate(Secret{vectorId<SecretHash>("shoal-epoch-ca-1").bytes}),
              vectorBytes("authority-certificate"));
}

} // namespace
} // namespace shoal::swarm
