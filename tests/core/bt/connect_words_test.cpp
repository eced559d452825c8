#include "core/bt/connect_words.h"

#include <boost/asio/error.hpp>
#include <boost/asio/ssl/error.hpp>
#include <gtest/gtest.h>
#include <openssl/err.h>
#include <openssl/ssl.h>

namespace shoal::bt {
namespace {

TEST(ConnectWords, WhatTlsSaysIsToldAsWhatItMeansHere)
{
    const lt::error_code unknown{static_cast<int>(ERR_PACK(ERR_LIB_SSL, 0, SSL_R_TLSV1_UNRECOGNIZED_NAME)),
                                 boost::asio::error::get_ssl_category()};
    const lt::error_code cut{boost::asio::ssl::error::stream_truncated};

    for (const auto& code : {unknown, cut})
        EXPECT_EQ(whyNotConnected(code),
                  "doesn't serve this share, or has another secret of the swarm than this device");
}

TEST(ConnectWords, WhatTheSystemSaysStaysAsItIs)
{
    const lt::error_code refused{boost::asio::error::connection_refused};

    EXPECT_EQ(whyNotConnected(refused), refused.message());
}

} // namespace
} // namespace shoal::bt
