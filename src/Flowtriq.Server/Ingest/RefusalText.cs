using Flowtriq.Protocol;

namespace Flowtriq.Server.Ingest;

/// <summary>What the operator of a refused node reads.</summary>
internal static class RefusalText
{
    internal static Refusal For(string code) =>
        new()
        {
            Code = code,
            Text = code switch
            {
                RefusalCodes.UnknownNode => "The server does not have this node. Enrol it again.",
                RefusalCodes.Revoked => "The node was removed on the server. Enrol it again to bring it back.",
                RefusalCodes.CertificateExpired =>
                    "The node's certificate has expired. Enrol it again with a token made for this node.",
                RefusalCodes.CertificateRevoked =>
                    "An operator revoked this node's certificate. Enrol it again with a token made for this node.",
                RefusalCodes.CertificateReplaced =>
                    "A newer certificate of this node took the place of this one. If this machine is a copy of another, enrol it by itself.",
                RefusalCodes.RateLimited => "Too many enrolment attempts. Try again in a minute.",
                RefusalCodes.Version => $"This server speaks protocol version {ProtocolVersion.Current}.",
                RefusalCodes.BadFrame => "A frame broke the rules of the protocol.",
                RefusalCodes.Replaced =>
                    "A newer connection of this node took over; if that was another machine, enrol this one by itself.",
                RefusalCodes.Idle => "Nothing was heard from the node for too long.",
                _ => code,
            },
            RetryAfterSeconds = code switch
            {
                RefusalCodes.RateLimited => 60,
                // Two machines with one certificate would otherwise take the line from each other twice a second.
                RefusalCodes.Replaced => 30,
                _ => 0,
            },
        };
}
