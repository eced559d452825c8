// The kept inputs of the fuzz targets `swarm_message` and `swarm_link`. With SHOAL_WRITE_CORPUS=1 this
// test writes them; without, it says when they are other than what the code makes now.
#include "core/swarm/encoding/cbor.h"
#include "core/swarm/links/auth/hello.h"
#include "tests/core/swarm/kept_inputs.h"
#include "tests/core/swarm/history.h"
#include "tests/core/swarm/links/messages/sample_messages.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <map>
#include <string>

namespace shoal::swarm {
namespace {
using Inputs = std::map<std::string, Bytes>;

Bytes cborOf(Cbor::Array fields) { return encodeCbor(Cbor{std::move(fields)}); }

Hello sampleHello() { return {vectorId<DeviceId>("id-joiner"), filled<LinkNonce>(3), filled<AgreementKey>(9)}; }

Inputs messageInputs()
{
    Inputs inputs;
    for (const auto& [name, message] : sampleLogMessages())
        inputs[name] = encodeMessage(message);
    for (const auto& [name, message] : sampleMetadataMessages())
        inputs[name] = encodeMessage(message);
    inputs["hello"] = encodeHello(sampleHello());
    inputs["hello-version"] = cborOf({2, Bytes(32, 1)});
    inputs["hello-short"] = cborOf({1, Bytes(31, 1), Bytes(32, 1), Bytes(32, 1)});
    inputs["empty"] = {};
    inputs["number"] = encodeCbor(Cbor{7});
    inputs["unknown"] = cborOf({100, Bytes(32, 1)});
    inputs["text"] = cborOf({std::string{"state"}});
    inputs["secret-short"] = cborOf({8, Bytes(32, 1), Bytes(31, 1)});
    inputs["ids-short"] =
        cborOf({12, Cbor::Array{Cbor::Array{Bytes(32, 1), 0, Bytes{}, 9, Bytes{}, 1, Cbor::Array{Bytes(31, 1)}}}});
    inputs["range-empty"] =
        cborOf({2, 1, Cbor::Array{}, Cbor::Array{Cbor::Array{Bytes(32, 1), 9, Bytes{}, 9, Bytes{}}}, Cbor::Array{}});
    inputs["rows-twice"] = encodeMessage(LogMessage{RowsTold{{Row{{}, 1, 1, {}, 0}, Row{{}, 1, 1, {}, 0}}}});
    inputs["spans-over"] = encodeMessage(
        LogMessage{SpansTold{{Span{{{}, before(1), before(5)}, 1, {}}, Span{{{}, before(4), before(9)}, 1, {}}}}});
    return inputs;
}

/// As `fuzz_swarm_link.cpp` reads them.
enum ScriptPart : std::uint8_t {
    HelloPart,
    AuthPart,
    LogPart,
    MetadataPartBytes,
    ProvePart,
    SealedLogPart,
    SealedMetadataPart,
    SecondsPart,
    RemovalPart
};

class Script {
public:
    Script& add(ScriptPart part, const Bytes& bytes = {})
    {
        bytes_.insert(bytes_.end(),
                      {part, static_cast<std::uint8_t>(bytes.size() >> 8), static_cast<std::uint8_t>(bytes.size())});
        append(bytes_, bytes);
        return *this;
    }
    Script& say(const LogMessage& message) { return add(SealedLogPart, encodeMessage(message)); }
    Script& say(const MetadataMessage& message) { return add(SealedMetadataPart, encodeMessage(message)); }
    const Bytes& bytes() const { return bytes_; }

private:
    Bytes bytes_;
};

Script proven() { return Script{}.add(ProvePart); }

Inputs linkInputs()
{
    const auto owner = vectorId<DeviceId>("id-owner");
    const auto joiner = vectorId<DeviceId>("id-joiner");
    const Range all{owner, before(0), before(pastAll)};
    Inputs inputs;
    inputs["silence"] = Script{}.add(SecondsPart, {11}).bytes();
    inputs["no-h"] = Script{}.add(HelloPart).bytes();
    inputs["own-device"] =
        Script{}.add(HelloPart, encodeHello({owner, filled<LinkNonce>(3), filled<AgreementKey>(9)})).bytes();
    inputs["echo"] = Script{}.add(HelloPart, encodeHello({joiner, LinkNonce{}, filled<AgreementKey>(9)})).bytes();
    inputs["unknown"] =
        Script{}
            .add(HelloPart, encodeHello({filled<DeviceId>(7), filled<LinkNonce>(3), filled<AgreementKey>(9)}))
            .bytes();
    inputs["no-agreement"] =
        Script{}.add(HelloPart, encodeHello({joiner, filled<LinkNonce>(3), AgreementKey{}})).bytes();
    inputs["bad-proof"] = Script{}.add(HelloPart, encodeHello(sampleHello())).add(AuthPart, Bytes(64, 1)).bytes();
    inputs["proof-first"] = Script{}.add(AuthPart, Bytes(64, 1)).bytes();
    inputs["log-first"] = Script{}.add(LogPart, Bytes(40, 1)).bytes();
    inputs["metadata-first"] = Script{}.add(MetadataPartBytes, Bytes(40, 1)).bytes();
    inputs["proof-twice"] = proven().add(AuthPart, Bytes(64, 1)).bytes();
    inputs["hello-twice"] = proven().add(HelloPart, encodeHello(sampleHello())).bytes();
    inputs["not-sealed"] = proven().add(LogPart, Bytes(40, 1)).bytes();
    inputs["removed-early"] = Script{}.add(HelloPart, encodeHello(sampleHello())).add(RemovalPart).bytes();
    inputs["removed-before-hello"] = Script{}.add(RemovalPart).add(ProvePart).bytes();
    inputs["removed"] = proven().add(RemovalPart).say(LogMessage{StateTold{}}).bytes();
    inputs["senseless"] = proven().add(SealedLogPart, {1, 2, 3}).bytes();
    inputs["senseless-metadata"] = proven().add(SealedMetadataPart, {1, 2, 3}).bytes();
    auto everything = proven();
    for (const auto& [name, message] : sampleLogMessages())
        inputs["said-" + name] = proven().say(message).bytes();
    for (const auto& [name, message] : sampleMetadataMessages())
        everything.say(message);
    inputs["metadata"] = everything.bytes();
    inputs["compare"] = proven()
                            .say(LogMessage{StateTold{}})
                            .say(LogMessage{RowsTold{{Row{owner, 1, 1, {}, 0}, Row{joiner, 9, 9, {}, 0}}}})
                            .say(LogMessage{SpansTold{{Span{all, 3, {}}}}})
                            .say(LogMessage{SpansTold{{Span{{joiner, before(0), before(5)}, 3, {}}}}})
                            .say(LogMessage{IdsTold{{IdList{all, true, {filled<EntryId>(1)}}}}})
                            .say(LogMessage{EntriesWanted{1, {}, {all}, {owner}}})
                            .say(LogMessage{EntriesTold{1, Rest::Cut, {vectorBytes("leave")}}})
                            .add(SecondsPart, {31})
                            .bytes();
    const auto news = [](std::vector<Bytes> entries) {
        return LogMessage{EntriesTold{0, Rest::Nothing, std::move(entries)}};
    };
    inputs["news"] = proven()
                         .say(news({vectorBytes("genesis"), vectorBytes("invite"), vectorBytes("admit")}))
                         .say(news({vectorBytes("genesis"), vectorBytes("publish"), vectorBytes("leave")}))
                         .say(LogMessage{StateTold{}})
                         .say(LogMessage{EntriesWanted{1, {}, {}, {owner}}})
                         .bytes();
    inputs["news-void"] = proven().say(news({{1}, {2}, {3}})).bytes();
    inputs["news-empty"] = proven().say(news({})).bytes();
    inputs["parents"] = proven()
                            .say(news({vectorBytes("publish")}))
                            .say(LogMessage{EntriesTold{1, Rest::Follows, {vectorBytes("admit")}}})
                            .say(LogMessage{EntriesTold{1, Rest::Nothing, {vectorBytes("genesis")}}})
                            .add(SecondsPart, {20})
                            .add(SecondsPart, {40})
                            .bytes();
    inputs["chain"] = proven()
                          .say(news({vectorBytes("genesis"), vectorBytes("invite"), vectorBytes("admit")}))
                          .say(LogMessage{RowsTold{{Row{joiner, 9, 9, {}, 0}}}})
                          .say(LogMessage{EntriesTold{1, Rest::Cut, {vectorBytes("publish")}}})
                          .add(SecondsPart, {1})
                          .say(LogMessage{EntriesTold{2, Rest::Follows, {vectorBytes("leave")}}})
                          .say(LogMessage{EntriesTold{2, Rest::Nothing, {}}})
                          .bytes();
    auto slow = proven().say(LogMessage{RowsTold{{Row{owner, 900, 900, {}, 0}}}});
    for (int i = 0; i < 6; ++i)
        slow.add(SecondsPart, {25}).say(LogMessage{EntriesTold{1, Rest::Follows, {vectorBytes("remove")}}});
    inputs["slow"] = slow.bytes();
    inputs["stalled"] =
        proven().say(LogMessage{RowsTold{{Row{owner, 900, 900, {}, 0}}}}).add(SecondsPart, {30}).bytes();
    inputs["split"] =
        proven()
            .say(LogMessage{RowsTold{{Row{owner, 150, 150, {}, 0}}}})
            .say(LogMessage{SpansTold{{Span{all, 3, {}}, Span{{joiner, before(0), before(5)}, 3, {}}}}})
            .say(LogMessage{SpansTold{{Span{{owner, before(9), before(30)}, 3, {}}}}})
            .say(LogMessage{IdsTold{{IdList{all, true, {}}}}})
            .say(LogMessage{IdsTold{{IdList{{owner, before(9), before(30)}, true, {filled<EntryId>(1)}}}}})
            .bytes();
    inputs["fork-wanted"] = proven().say(LogMessage{RowsTold{{Row{owner, 9, 9, {}, 5}}}}).bytes();
    auto other = *readEntry(vectorBytes("publish"));
    other.body = Publish{.name = "the other half"};
    const auto otherHalf = signedBy(theJoiner(), other);
    const auto admitted = news({vectorBytes("genesis"), vectorBytes("invite"), vectorBytes("admit")});
    const LogMessage forkTold = RowsTold{{Row{joiner, 0, 0, {}, 1}}};
    inputs["fork"] =
        proven()
            .say(admitted)
            .say(forkTold)
            .say(LogMessage{EntriesTold{1, Rest::Follows, {vectorBytes("publish"), vectorBytes("publish")}}})
            .say(LogMessage{EntriesTold{1, Rest::Nothing, {otherHalf, vectorBytes("leave")}}})
            .say(LogMessage{EntriesWanted{1, {}, {}, {joiner}}})
            .bytes();
    inputs["fork-half"] =
        proven().say(admitted).say(forkTold).say(LogMessage{EntriesTold{1, Rest::Nothing, {otherHalf}}}).bytes();
    inputs["request-twice"] = proven()
                                  .say(LogMessage{EntriesWanted{1, {filled<EntryId>(1)}, {}, {}}})
                                  .say(LogMessage{EntriesWanted{1, {filled<EntryId>(1)}, {}, {}}})
                                  .bytes();
    inputs["taken"] =
        proven().say(LogMessage{BytesTaken{1}}).say(LogMessage{BytesTaken{2}}).say(LogMessage{BytesTaken{2}}).bytes();
    inputs["secret"] = proven()
                           .say(LogMessage{SecretTold{EntryId{}, secretOf(4)}})
                           .say(LogMessage{SecretWanted{filled<EntryId>(1)}})
                           .say(LogMessage{SecretWanted{EntryId{}}})
                           .bytes();
    inputs["secret-wrong"] = proven().say(LogMessage{SecretTold{EntryId{}, secretOf(5)}}).bytes();
    const ValueName hold{ValueKind::Hold, owner};
    const ValueName statement{ValueKind::Statement, joiner};
    inputs["value"] = proven()
                          .say(LogMessage{VersionsTold{{ValueVersion{statement, 5, {}}, ValueVersion{hold, 9, {}}}}})
                          .say(LogMessage{ValuePart{statement, 5, 4, 0, {1, 2}}})
                          .say(LogMessage{ValuePart{statement, 5, 4, 2, {3, 4}}})
                          .say(LogMessage{ValuePart{hold, 1, 2, 0, {3, 4}}})
                          .say(LogMessage{ValuesWanted{{statement, hold}}})
                          .add(SecondsPart, {61})
                          .bytes();
    inputs["metadata-wanted"] = proven()
                                    .say(MetadataMessage{MetadataWanted{{}, MetadataPart::Info, 32'768}})
                                    .say(MetadataMessage{MetadataWanted{{}, MetadataPart::Info, 80'000}})
                                    .bytes();
    auto many = proven();
    for (int i = 0; i < 130; ++i)
        many.say(LogMessage{StateTold{filled<StateDigest>(1), {}, 0, {}}});
    inputs["flood"] = many.bytes();
    return inputs;
}

TEST(SwarmLinksCorpus, OfMessagesIsWhatTheCodeMakes) { expectKeptInputs("swarm_message", messageInputs()); }

TEST(SwarmLinksCorpus, OfLinksIsWhatTheCodeMakes) { expectKeptInputs("swarm_link", linkInputs()); }

} // namespace
} // namespace shoal::swarm
