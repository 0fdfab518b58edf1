using System.Security.Cryptography;
using Flowtriq.Protocol;

namespace Flowtriq.Agent.Uplink;

/// <summary>
/// Which certificate the node shows. A new one is written down beside the old one and shown from then on; the old one goes only after
/// the server has welcomed the node with the new one. When a connection fails, the other is tried: the server, which forgets the old one
/// only once it has seen the new one, takes one of them.
/// </summary>
internal sealed class NodeCredentials : IDisposable
{
    private readonly string _stateDirectory;
    private readonly LineLog _log;
    private NodeIdentity _current;
    private NodeIdentity? _next;
    private bool _showsNext;

    /// <summary>Takes over the identity, and what an earlier run of the agent left to follow it.</summary>
    internal NodeCredentials(NodeIdentity identity, string stateDirectory, LineLog log)
    {
        (_current, _stateDirectory, _log) = (identity, stateDirectory, log);
        _next = identity.LoadNext(stateDirectory);
        _showsNext = _next is not null;
    }

    /// <summary>What is shown at the next connection.</summary>
    internal NodeIdentity Shown => _showsNext ? _next! : _current;

    /// <summary>Keeps a certificate the server gave for a new key.</summary>
    /// <exception cref="IOException">It cannot be kept.</exception>
    /// <exception cref="CryptographicException">It is not a certificate for this key.</exception>
    internal void Follow(ECDsa key, byte[] certificate)
    {
        NodeIdentity.SaveNext(_stateDirectory, key, certificate);
        _next?.Certificate.Dispose();
        _next = _current.LoadNext(_stateDirectory);
        _showsNext = _next is not null;
        if (_next is null)
            throw new CryptographicException("the server's certificate does not fit the key");
    }

    /// <summary>The server welcomed the node with what was shown.</summary>
    internal void Welcomed()
    {
        if (_next is null)
            return;
        try
        {
            if (!_showsNext)
            {
                NodeIdentity.DropNext(_stateDirectory);
                _next.Certificate.Dispose();
            }
            else
            {
                NodeIdentity.Promote(_stateDirectory);
                _current.Certificate.Dispose();
                _current = _next;
                _log.Info("the new certificate is in use", ("serial", _current.Certificate.SerialNumber));
            }

            (_next, _showsNext) = (null, false);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            // Both are still there: the new one is shown again, and promoted at the next connection.
            _log.Error("the new certificate cannot be put in its place", ("reason", failed.Message));
        }
    }

    /// <summary>The server says whom to take for it from now on.</summary>
    internal void Trust(SignedAuthorities signed)
    {
        var trusted = Shown.Authorities;
        var before = trusted.Version;
        try
        {
            if (trusted.Take(signed) is { } refusal)
                _log.Tell("authorities_refused", $"the server's authorities are not taken: {refusal}");
            else if (trusted.Version != before)
                _log.Info("the server's authorities are kept", ("authorities", trusted.All.Length));
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            _log.Tell("authorities_refused", $"the server's authorities cannot be kept: {failed.Message}");
        }
    }

    /// <summary>No connection came about with what was shown; true when there is another to try.</summary>
    internal bool Failed()
    {
        if (_next is null)
            return false;
        _showsNext = !_showsNext;
        return true;
    }

    public void Dispose()
    {
        _next?.Certificate.Dispose();
        _current.Dispose();
    }
}
