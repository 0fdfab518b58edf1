using System.Text.Json.Nodes;

namespace Flowtriq.Server.Ctl;

/// <summary>One request to the API.</summary>
/// <param name="Method">How.</param>
/// <param name="Path">Below /api/v1/.</param>
/// <param name="Body">What is sent along; null for nothing.</param>
internal sealed record CtlRequest(HttpMethod Method, string Path, JsonObject? Body = null)
{
    internal static CtlRequest Get(string path) => new(HttpMethod.Get, path);

    internal static CtlRequest Post(string path, JsonObject? body = null) => new(HttpMethod.Post, path, body);

    internal static CtlRequest Delete(string path) => new(HttpMethod.Delete, path);
}
