using System.Text.Json;

namespace Flowtriq.Server.Tests.Alerting.Fakes;

/// <summary>A message as it arrived.</summary>
/// <param name="Path">With the query.</param>
/// <param name="Headers">By name, whatever its case.</param>
/// <param name="Body">UTF-8.</param>
internal sealed record ReceivedMessage(string Path, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public JsonElement Json => JsonElement.Parse(Body);
}
