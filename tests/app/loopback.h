// A listener on the loopback that tells whether anybody came.
#pragma once

#include <string>
#include <vector>

class Listener {
 public:
  Listener();
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;
  ~Listener();

  int port() const { return port_; }
  int descriptor() const { return socket_; }  ///< readable once somebody has connected
  /// "http://127.0.0.1:PORT"
  std::string address() const;
  /// Has anybody connected since the last question? It never answers them.
  bool was_called();

 private:
  int socket_ = -1;
  int port_ = 0;
  std::vector<int> callers_;
};
