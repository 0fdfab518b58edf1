using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Reports.Sharing;

/// <summary>Addresses of shared reports as they stand in mails and answers.</summary>
internal sealed class ShareAddress(ServerOptions options)
{
    internal string Of(string token) => $"{options.Address}/share/{token}";
}
