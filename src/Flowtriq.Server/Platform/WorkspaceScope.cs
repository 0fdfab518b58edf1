namespace Flowtriq.Server.Platform;

/// <summary>
/// Puts the workspace into every line, and nothing else: what the framework knows of a request holds paths, and paths hold
/// the tokens of links.
/// </summary>
internal sealed class WorkspaceScope(string slug) : IExternalScopeProvider
{
    private readonly KeyValuePair<string, object?>[] scope = [KeyValuePair.Create<string, object?>("workspace", slug)];

    public void ForEachScope<TState>(Action<object?, TState> callback, TState state) => callback(scope, state);

    public IDisposable Push(object? state) => Nothing.Instance;

    private sealed class Nothing : IDisposable
    {
        internal static readonly Nothing Instance = new();

        public void Dispose() { }
    }
}
