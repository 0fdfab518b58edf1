namespace Flowtriq.Server.Access.Provider;

/// <summary>The provider, or what came back from it, is not as it must be; the message is for the log.</summary>
internal sealed class ProviderFailedException(string message, Exception? inner = null) : Exception(message, inner);
