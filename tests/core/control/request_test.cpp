#include "core/control/request.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace shoal::control {
namespace {

RequestFault faultOf(const std::string& line)
{
    const auto request = decodeRequest(line);
    EXPECT_FALSE(request) << line;
    return request ? RequestFault{} : request.error();
}

std::string nested(int depth)
{
    return R"({"jsonrpc":"2.0","method":"a","params":{"deep":)" + std::string(static_cast<std::size_t>(depth), '[')
        + std::string(static_cast<std::size_t>(depth), ']') + "}}";
}

TEST(RequestLine, HasAMethodParamsAndAnId)
{
    const auto request = decodeRequest(R"({"jsonrpc":"2.0","id":7,"method":"share.add","params":{"paused":true}})");
    ASSERT_TRUE(request);
    EXPECT_EQ(request->method, "share.add");
    EXPECT_EQ(request->id, RequestId{std::int64_t{7}});
    EXPECT_EQ(*request->params, (nlohmann::json{{"paused", true}}));
}

TEST(RequestLine, MayHaveATextForAnId)
{
    const auto request = decodeRequest(R"({"jsonrpc":"2.0","id":"a-1","method":"list"})");
    ASSERT_TRUE(request);
    EXPECT_EQ(request->id, RequestId{std::string{"a-1"}});
    EXPECT_EQ(*request->params, nlohmann::json::object());
}

TEST(RequestLine, WithoutAnIdIsANotification)
{
    const auto request = decodeRequest(R"({"jsonrpc":"2.0","method":"list"})");
    ASSERT_TRUE(request);
    EXPECT_EQ(request->id, std::nullopt);
}

TEST(RequestLine, ThatIsNotJsonIsAParseError)
{
    for (const auto* line : {"", "{", "GET / HTTP/1.1", "{\"jsonrpc\":\"2.0\"}x", "{\"method\":\"\xff\"}", "\x01\x02"})
        EXPECT_EQ(faultOf(line).code, FaultCode::ParseError) << line;
}

TEST(RequestLine, ThatIsAnotherJsonIsRefused)
{
    for (const auto* line : {"1", "null", "\"a\"", "[]", R"([{"jsonrpc":"2.0","method":"list"}])"})
        EXPECT_EQ(faultOf(line).code, FaultCode::InvalidRequest) << line;
}

TEST(RequestLine, NamesTheVersionOfJsonRpc)
{
    for (const auto* line :
         {R"({"method":"list"})", R"({"jsonrpc":2.0,"method":"list"})", R"({"jsonrpc":"1.0","method":"list"})"})
        EXPECT_EQ(faultOf(line).message, "\"jsonrpc\" must be \"2.0\"") << line;
}

TEST(RequestLine, IsRefusedUnderItsIdWhenThereIsOne)
{
    EXPECT_EQ(faultOf(R"({"id":5,"jsonrpc":"2.0"})").id, RequestId{std::int64_t{5}});
    EXPECT_EQ(faultOf(R"({"id":5,"jsonrpc":"2.0","method":"a","params":[1]})").id, RequestId{std::int64_t{5}});
}

TEST(RequestLine, TakesNoIdThatCannotBeGivenBackAsItCame)
{
    for (const auto* id : {"null", "1.5", "true", "{}", "18446744073709551615", "1e400"}) {
        const auto line = R"({"jsonrpc":"2.0","method":"a","id":)" + std::string{id} + "}";
        EXPECT_FALSE(faultOf(line).message.empty()) << line;
    }
    EXPECT_EQ(faultOf(R"({"jsonrpc":"2.0","method":"a","id":")" + std::string(129, 'x') + "\"}").code,
              FaultCode::InvalidRequest);
}

TEST(RequestLine, HasAMethodOfLowerCaseWords)
{
    for (const auto* method : {"1", "\"\"", "\"List\"", "\"a b\"", "\"a/b\"", "null", "[]"})
        EXPECT_EQ(faultOf(R"({"jsonrpc":"2.0","method":)" + std::string{method} + "}").message,
                  "\"method\" must be a name of a method")
            << method;
    EXPECT_FALSE(decodeRequest(R"({"jsonrpc":"2.0","method":")" + std::string(65, 'a') + "\"}"));
}

TEST(RequestLine, TakesParamsByNameOnly)
{
    EXPECT_EQ(faultOf(R"({"jsonrpc":"2.0","method":"a","params":[1]})").code, FaultCode::InvalidParams);
    EXPECT_EQ(faultOf(R"({"jsonrpc":"2.0","method":"a","params":null})").code, FaultCode::InvalidParams);
}

TEST(RequestLine, NestsSoDeepAndNoDeeper)
{
    EXPECT_TRUE(decodeRequest(nested(deepestNesting - 2)));
    EXPECT_EQ(faultOf(nested(deepestNesting - 1)).message, "objects and lists are nested more than 32 deep");
    EXPECT_EQ(faultOf(nested(500'000)).message, "objects and lists are nested more than 32 deep");
}

TEST(RequestLine, IsAMebibyteAtMost)
{
    EXPECT_EQ(faultOf(std::string(longestLine + 1, ' ')).message, "the line is longer than 64 MiB");
}

} // namespace
} // namespace shoal::control
