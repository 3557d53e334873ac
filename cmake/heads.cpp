// Nothing: it carries the precompiled heads that other targets use (cmake/HustingsModule.cmake).
